//! Whatever is typed so far, `workflow!` gives code back and does not panic.

use proc_macro2::{Group, TokenStream, TokenTree};

pub(super) const WHOLE: [&str; 7] = [
    r"
    /// Answers a ticket.
    pub Support<ticket: Ticket, limit: &str -> Result<Reply, workflow::Error>> with App {
        let intent = classify(text: &ticket.text, limit)?;
        #[after(intent)]
        let docs: Vec<Doc> = tools::search(query: ticket.text.clone()).unwrap_or_default();
        match intent {
            Intent::Refund(order) if order > 0 => refund(order)?,
            Intent::Question | Intent::Other => {
                let answer = draft(docs);
                reply(answer)
            }
            _ => Err(anyhow!(intent))?,
        }
    }
    ",
    r"
    Fork<a: u8, b: &'static [u8] -> Option<u8>> {
        let (l, mut r) = (a + 1, b.len());
        let x = f(a: l);
        let y = g(a: l, b: x);
        let z = h(a: x);
        log(a: &y);
        let group = { let inner = f(a: z); inner + y };
        if let Some(first) = first(b: &[group, r]) { f(a: first) } else if l == 2 { None } else { Some(l) }
    }

    Two<a: u8 -> u8> { Fork(a, b: &[]) }
    ",
    r"
    #![workflow(crate = other::workflow)]
    One<a: u8 -> u8> { if let Some(x) = y && a > 2 { vec![x, a] } else { |n| n + a } }
    ",
    r#"
    Later<~a: u8, b: u8 ~> u8> with {
        #[timeout("1m", else = b)]
        #[retry(3, backoff = "1ms..2s", when = |e| e == b)]
        #[timeout("10s")]
        #[spawn]
        let h = f(x: b, y: vec![b])?;
        #[timeout("5s", else = 0)]
        let c = loop n = b { break f(n); };
        let d = each x in c { f(x: ~a?) };
        let e = race { f(a), g(b) };
        let Some(f) = e else { return 1 };
        fn g() {}
        x.await; f(x).await; let h = 1 + f(x: 2); f(g(x: 1)); match S { a: 1 } { _ => 2 }
        ~c
    }
    "#,
    r"
    Agent<question: &str -> workflow::Result<String>> with App {
        #[limit(10)]
        let answer = loop heard: Vec<Said> = start(question)?, round = 0 {
            let thought = think(heard: &heard)?;
            match thought {
                Thought::Answer(text) if round > 1 => break text,
                Thought::Answer(heard) => { let heard = more(heard); continue (heard, round + 1) }
                _ => { let results = each call in thought.calls { tool(call)? }; continue (results, 2); }
            }
        };
        loop { let n = f(x: answer); if n > 1 { break n } else if let Some(n) = m { continue } else { break; } }
    }
    ",
    r"
    Many<files: Vec<File>, ~lines: Line ~> Report> with App {
        #[concurrency(4)]
        let reports = each File { name, .. } in files {
            let first = race { fast(name)?, { let x = slow(name)?; x.get() }, loop { break name } };
            each (a, b) in first { each _ in ~lines? { log(a, b) } }
        };
        each x in list(of: 1) { match x { 0 => f(x), _ => race { g(x), h(x) }? } }.len();
        ~reports
    }
    ",
    r#"
    Slips<xs: Vec<u8>, x: u8 -> u8> {
        let a = #[timeout("1s")] f(x);
        let b = 'outer: loop i = #[spawn] f(x) { loop { if i > 3 { break 'outer i } else { continue 'b } } }?;
        'outer: for x in xs { f(x); g(type: x, in) }
        for x in ~xs { x.push(1) } (b)
        let c = while let Some(x) = f(x) { f(x)? };
        'outer: { c }
    }
    "#,
];

/// `tokens`, and `tokens` with each one of them left out, doubled, or in the place of the next, at
/// any depth.
fn slips(tokens: &TokenStream) -> Vec<TokenStream> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut variants = vec![tokens.clone()];
    for (n, tree) in trees.iter().enumerate() {
        let (before, behind) = (&trees[..n], &trees[n + 1..]);
        let mut variant = |here: &[TokenTree], behind: &[TokenTree]| {
            variants.push([before, here, behind].concat().into_iter().collect());
        };
        variant(&[], behind);
        variant(&[tree.clone(), tree.clone()], behind);
        if let [next, rest @ ..] = behind {
            variant(&[next.clone(), tree.clone()], rest);
        }
        if let TokenTree::Group(group) = tree {
            for inner in [slips(&group.stream()), cut_short(&group.stream())].concat() {
                variant(&[Group::new(group.delimiter(), inner).into()], behind);
            }
        }
    }
    variants
}

/// `tokens` up to each of them.
fn cut_short(tokens: &TokenStream) -> Vec<TokenStream> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let lengths = 0..trees.len();
    lengths
        .map(|length| trees[..length].iter().cloned().collect())
        .collect()
}

#[test]
fn half_typed_workflows_do_not_panic() {
    for source in WHOLE {
        let whole: TokenStream = source.parse().unwrap();
        for slip in [slips(&whole), cut_short(&whole)].concat() {
            let text = slip.to_string();
            // Where this is no Rust, neither is that.
            super::sketch(slip.clone());
            let expanded = super::expand(slip);
            if let Err(error) = syn::parse2::<syn::File>(expanded) {
                panic!("{error} in what is made of {text}");
            }
        }
    }
}

#[test]
fn editors_are_given_a_half_typed_workflow_as_it_stands() {
    let text = "Count<text: &str -> usize> { let n = length(text: ); text. }";
    let tokens: TokenStream = text.parse().unwrap();
    let expanded = super::expand(tokens.clone()).to_string();
    let given = format!(":: workflow :: __sketch ! {{ {tokens} }}");
    assert!(expanded.starts_with(&given), "{given} before {expanded}");
    assert!(expanded.contains("compile_error"), "{expanded}");
}
