//! Calls of tools, out of the pieces in which they arrive.

use serde::Deserialize;

use super::super::Call;

/// A piece of a call. Only the first has an id and a name, and each has some of the arguments.
#[derive(Deserialize)]
pub(super) struct CallPart {
    /// Which of the calls it belongs to.
    index: Option<usize>,
    id: Option<String>,
    function: Option<FunctionPart>,
}

#[derive(Default, Deserialize)]
struct FunctionPart {
    name: Option<String>,
    arguments: Option<String>,
}

/// The calls as far as they are there.
#[derive(Default)]
pub(super) struct Calls(Vec<(Option<usize>, Call)>);

impl Calls {
    pub(super) fn read(&mut self, parts: Vec<CallPart>) {
        for CallPart {
            index,
            id,
            function,
        } in parts
        {
            let FunctionPart { name, arguments } = function.unwrap_or_default();
            let call = self.find(index, id.unwrap_or_default());
            if let Some(name) = name.filter(|name| !name.is_empty()) {
                call.name = name;
            }
            call.arguments += &arguments.unwrap_or_default();
        }
    }

    /// The call to which a piece belongs. Not all servers count the calls, and some say the id with each piece, so a
    /// new id is what tells a new call.
    fn find(&mut self, index: Option<usize>, id: String) -> &mut Call {
        let known = self
            .0
            .iter()
            .rposition(|(known, call)| *known == index && (id.is_empty() || id == call.id));
        let place = known.unwrap_or_else(|| {
            let call = Call {
                id,
                ..Call::default()
            };
            self.0.push((index, call));
            self.0.len() - 1
        });
        &mut self.0[place].1
    }

    pub(super) fn all(self) -> Vec<Call> {
        self.0.into_iter().map(|(_, call)| call).collect()
    }
}
