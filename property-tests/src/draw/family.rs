//! What the workflows of a file have in common.

/// What a workflow is mostly made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Family {
    Graphs,
    Routes,
    Loops,
    Each,
    Races,
    Mixed,
}

impl Family {
    /// All of them.
    pub const ALL: [Family; 6] = [
        Family::Graphs,
        Family::Routes,
        Family::Loops,
        Family::Each,
        Family::Races,
        Family::Mixed,
    ];

    /// The name of its file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Family::Graphs => "graphs",
            Family::Routes => "routes",
            Family::Loops => "loops",
            Family::Each => "each",
            Family::Races => "races",
            Family::Mixed => "mixed",
        }
    }

    /// How likely each kind of node is.
    pub(super) fn weights(self) -> [u32; 10] {
        match self {
            //               call glue values group sub route loop each stream race
            Family::Graphs => [30, 6, 6, 4, 2, 1, 0, 0, 0, 0],
            Family::Routes => [14, 4, 5, 2, 1, 9, 0, 0, 0, 0],
            Family::Loops => [12, 3, 3, 1, 1, 3, 9, 0, 0, 0],
            Family::Each => [12, 3, 4, 1, 1, 2, 1, 7, 3, 0],
            Family::Races => [12, 3, 3, 1, 1, 2, 1, 1, 0, 9],
            Family::Mixed => [12, 3, 4, 2, 2, 3, 3, 3, 1, 3],
        }
    }
}
