//! Bodies that several topics ask about.

/// One without a mistake.
pub(crate) const WHOLE: &str = "\
let intent = classify(text: &ticket.text, urgency: ticket.urgency);
        let found = search(query: &ticket.text)?;
        let words = draft(docs: found);
        let answer = workflow::concat(items: ~words);
        match intent {
            Intent::Refund { order } => reply(answer: order.to_string()),
            Intent::Question => {
                let long = answer.to_uppercase();
                reply(answer: long)
            }
        }";

/// The same, while somebody types in it: a node without its end, a value that is missing, a name that is none.
pub(crate) const HALF_TYPED: &str = "\
let intent = classify(text: &ticket.text, urgency: ticket.urgency);
        let urgent = ticket.
        let found = search(query: &ticket.text)?;
        let more = search(query: );
        let words = draft(docs: found);
        let answer = workflow::concat(items: ~words);
        rep
        match intent {
            Intent::Refund { order } => reply(answer: order.to_string()),
            Intent::Question => {
                let long = answer.to_uppercase();
                reply(answer: long)
            }
        }";

/// Both, and what to call them.
pub(crate) const BOTH: [(&str, &str); 2] = [("", WHOLE), (", half typed", HALF_TYPED)];
