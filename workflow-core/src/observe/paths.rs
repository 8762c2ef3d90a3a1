//! Where in a run a scope stands, as text.

use std::fmt::Write as _;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::graph::Kind;
use crate::{Graph, Site};

/// A table of paths such as `Support/answer[3]/draft`, for an [`Observer`](crate::Observer) that
/// has to say where something happens. Its [`Place`]s are the observer's scopes.
///
/// The texts are those of [`workflow::Error::path`](crate::Error::path): rounds and items have
/// their number, from 0, behind the name of their `loop` or `each`.
///
/// It holds what is open, and no more: an entry is used again when its scope is closed, and a loop
/// has one for all of its rounds.
///
/// ```
/// use std::sync::Mutex;
/// use workflow_core::{Graph, Node, Observer, Paths, Place, Site};
///
/// /// Lists the nodes in the order in which they end.
/// #[derive(Default)]
/// struct Log {
///     paths: Paths,
///     ended: Mutex<Vec<String>>,
/// }
///
/// impl Observer for Log {
///     type Scope = Place;
///
///     fn root(&self, graph: &'static Graph) -> Place {
///         self.paths.root(graph)
///     }
///
///     fn child(&self, parent: Place, site: Site) -> Place {
///         self.paths.child(parent, site)
///     }
///
///     fn first_round(&self, of: Place) -> Place {
///         self.paths.first_round(of)
///     }
///
///     fn next_round(&self, round: Place) -> Place {
///         self.paths.next_round(round)
///     }
///
///     fn item(&self, of: Place, number: usize) -> Place {
///         self.paths.item(of, number)
///     }
///
///     fn attempt(&self, of: Place, number: usize) -> Place {
///         self.paths.attempt(of, number)
///     }
///
///     fn close(&self, scope: Place) {
///         self.paths.close(scope);
///     }
///
///     fn finished<N: Node>(&self, at: Place, _: &N::Output) {
///         self.ended.lock().unwrap().push(self.paths.of(at));
///     }
/// }
/// ```
#[derive(Debug, Default)]
pub struct Paths(Mutex<Table>);

/// A scope in [`Paths`]. Once closed it stands for nothing, or for a scope that was opened later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place(u32);

impl Place {
    /// Where it stands in the table.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Debug, Default)]
pub(crate) struct Table {
    entries: Vec<Entry>,
    free: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    parent: Option<Place>,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Run(&'static Graph),
    Node(Site),
    /// A loop in its round of this number.
    Round(Site, usize),
    /// An item of the `each` that is the parent.
    Item(usize),
    /// A try of the node that is the parent.
    Attempt(usize),
    /// Free.
    Nothing,
}

/// All that a table knows of a place where a node stands.
#[cfg(feature = "tracing")]
pub(super) struct At {
    pub(super) path: String,
    /// None for the run itself.
    pub(super) site: Option<Site>,
    /// Of the loop around it in its workflow, if it stands in one.
    pub(super) round: Option<usize>,
    /// Of the each around it in its workflow.
    pub(super) item: Option<usize>,
    pub(super) attempt: Option<usize>,
}

impl Paths {
    /// The place of a run.
    pub fn root(&self, graph: &'static Graph) -> Place {
        self.lock().root(graph)
    }

    /// The place of a node.
    pub fn child(&self, parent: Place, site: Site) -> Place {
        self.lock().child(parent, site)
    }

    /// The place of a loop is from now on that of its first round.
    #[must_use]
    pub fn first_round(&self, of: Place) -> Place {
        self.lock().first_round(of)
    }

    /// The place of a round is from now on that of the next one.
    #[must_use]
    pub fn next_round(&self, round: Place) -> Place {
        self.lock().next_round(round)
    }

    /// The place of an item of the `each` at `of`.
    pub fn item(&self, of: Place, number: usize) -> Place {
        self.lock().item(of, number)
    }

    /// The place of a try of the node at `of`. Its path is that of the node.
    pub fn attempt(&self, of: Place, number: usize) -> Place {
        self.lock().attempt(of, number)
    }

    /// Frees the entry of a place.
    pub fn close(&self, place: Place) {
        self.lock().close(place);
    }

    /// The path of a place.
    pub fn of(&self, place: Place) -> String {
        self.lock().of(place)
    }

    /// Which try of a node a place is, if it is one.
    pub fn attempt_of(&self, place: Place) -> Option<usize> {
        self.lock().attempt_of(place)
    }

    /// How many entries there are, used or free: as many as have been open at a time.
    pub fn capacity(&self) -> usize {
        self.lock().entries.len()
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    pub(crate) fn root(&mut self, graph: &'static Graph) -> Place {
        self.add(None, What::Run(graph))
    }

    pub(crate) fn child(&mut self, parent: Place, site: Site) -> Place {
        self.add(Some(parent), What::Node(site))
    }

    pub(crate) fn first_round(&mut self, of: Place) -> Place {
        let entry = self.entry(of);
        if let What::Node(site) = entry.what {
            entry.what = What::Round(site, 0);
        }
        of
    }

    pub(crate) fn next_round(&mut self, round: Place) -> Place {
        if let What::Round(_, number) = &mut self.entry(round).what {
            *number += 1;
        }
        round
    }

    pub(crate) fn item(&mut self, of: Place, number: usize) -> Place {
        self.add(Some(of), What::Item(number))
    }

    pub(crate) fn attempt(&mut self, of: Place, number: usize) -> Place {
        self.add(Some(of), What::Attempt(number))
    }

    pub(crate) fn close(&mut self, place: Place) {
        let what = &mut self.entry(place).what;
        if !matches!(what, What::Nothing) {
            *what = What::Nothing;
            self.free.push(place.0);
        }
    }

    pub(crate) fn of(&self, place: Place) -> String {
        let mut path = String::new();
        self.write(place, &mut path);
        path
    }

    /// The path that a node of the block at a place has, or will have.
    #[cfg(feature = "debug")]
    pub(crate) fn of_node(&self, block: Place, site: Site) -> String {
        let mut path = self.of(block);
        self.write_key(Some(block), site, &mut path);
        path
    }

    /// The number of the round that a loop is in, or of the item of an `each`.
    pub(crate) fn number_of(&self, place: Place) -> usize {
        match self.entries[place.index()].what {
            What::Round(_, number) | What::Item(number) => number,
            _ => 0,
        }
    }

    pub(crate) fn attempt_of(&self, place: Place) -> Option<usize> {
        match self.entries[place.index()].what {
            What::Attempt(number) => Some(number),
            _ => None,
        }
    }

    /// The node of a workflow that a place stands for, if it does; a try stands for its node.
    #[cfg(feature = "debug")]
    pub(crate) fn site(&self, place: Place) -> Option<Site> {
        let Entry { parent, what } = self.entries[place.index()];
        match what {
            What::Node(site) | What::Round(site, _) => Some(site),
            What::Attempt(_) => parent.and_then(|parent| self.site(parent)),
            What::Run(_) | What::Item(_) | What::Nothing => None,
        }
    }

    /// The block that the node at a place stands in: a workflow, a round or an item.
    #[cfg(feature = "debug")]
    pub(crate) fn block(&self, place: Place) -> Option<Place> {
        let Entry { parent, what } = self.entries[place.index()];
        match what {
            What::Attempt(_) => parent.and_then(|parent| self.block(parent)),
            _ => parent,
        }
    }

    /// The graph of the workflow whose block is at a place, or around it.
    #[cfg(feature = "debug")]
    pub(crate) fn graph(&self, place: Place) -> Option<&'static Graph> {
        match self.own_graph(place) {
            Some(graph) => Some(graph),
            None => self.graph(self.parent(place)?),
        }
    }

    /// The graph of the workflow at a place, if one is there.
    #[cfg(feature = "debug")]
    pub(crate) fn own_graph(&self, place: Place) -> Option<&'static Graph> {
        match self.entries[place.index()].what {
            What::Run(graph) => Some(graph),
            What::Node(site) => site.graph(),
            _ => None,
        }
    }

    /// The loop or each whose round or item a place is.
    #[cfg(feature = "debug")]
    pub(crate) fn repeated(&self, place: Place) -> Option<Site> {
        match self.entries[place.index()].what {
            What::Run(_) => None,
            _ => self.around(place),
        }
    }

    /// Whether a place is that of a round or an item.
    #[cfg(feature = "debug")]
    pub(crate) fn is_block(&self, place: Place) -> bool {
        matches!(
            self.entries[place.index()].what,
            What::Round(..) | What::Item(_)
        )
    }

    /// Whether a place is open.
    #[cfg(feature = "debug")]
    pub(crate) fn is_open(&self, place: Place) -> bool {
        !matches!(self.entries[place.index()].what, What::Nothing)
    }

    /// All places, open or not.
    #[cfg(feature = "debug")]
    pub(crate) fn places(&self) -> impl Iterator<Item = Place> + use<> {
        (0..).take(self.entries.len()).map(Place)
    }

    pub(crate) fn parent(&self, place: Place) -> Option<Place> {
        self.entries[place.index()].parent
    }

    #[cfg(feature = "tracing")]
    pub(super) fn at(&self, place: Place) -> At {
        let mut at = At {
            path: self.of(place),
            site: None,
            round: None,
            item: None,
            attempt: None,
        };
        let mut next = Some(place);
        while let Some(Entry { parent, what }) = next.map(|place| self.entries[place.index()]) {
            match what {
                What::Attempt(number) => at.attempt = Some(number),
                What::Round(_, number) => at.round = at.round.or(Some(number)),
                What::Item(number) => at.item = at.item.or(Some(number)),
                What::Node(site) if at.site.is_none() => at.site = Some(site),
                // An each, or else the workflow that all of this is in.
                What::Node(site) if matches!(site.kind(), Kind::Each) => {}
                What::Node(_) | What::Run(_) | What::Nothing => break,
            }
            next = parent;
        }
        at
    }

    fn add(&mut self, parent: Option<Place>, what: What) -> Place {
        let entry = Entry { parent, what };
        if let Some(index) = self.free.pop() {
            let place = Place(index);
            *self.entry(place) = entry;
            return place;
        }
        let index = u32::try_from(self.entries.len()).expect("fewer than 4 billion open scopes");
        self.entries.push(entry);
        Place(index)
    }

    fn entry(&mut self, place: Place) -> &mut Entry {
        &mut self.entries[place.index()]
    }

    fn write(&self, place: Place, path: &mut String) {
        let Entry { parent, what } = self.entries[place.index()];
        if let Some(parent) = parent {
            self.write(parent, path);
        }
        match what {
            What::Run(graph) => path.push_str(graph.name()),
            What::Attempt(_) | What::Nothing => {}
            What::Item(number) => write_number(number, path),
            What::Node(site) => self.write_key(parent, site, path),
            What::Round(site, number) => {
                self.write_key(parent, site, path);
                write_number(number, path);
            }
        }
    }

    /// A key says in which loops and eaches of its workflow a node stands. These are places of
    /// their own, which have said it already.
    fn write_key(&self, parent: Option<Place>, site: Site, path: &mut String) {
        let key = site.key();
        let around = parent.and_then(|parent| self.around(parent));
        let own = around.and_then(|around| key.strip_prefix(around.key())?.strip_prefix('/'));
        path.push('/');
        path.push_str(own.unwrap_or(key));
    }

    /// The loop or each whose block `place` is.
    fn around(&self, place: Place) -> Option<Site> {
        let Entry { parent, what } = self.entries[place.index()];
        match what {
            What::Round(site, _) => Some(site),
            What::Node(site) => Some(site).filter(|site| matches!(site.kind(), Kind::Each)),
            What::Item(_) => parent.and_then(|parent| self.around(parent)),
            What::Run(_) | What::Attempt(_) | What::Nothing => None,
        }
    }
}

fn write_number(number: usize, path: &mut String) {
    // A string takes all that is written.
    let _ = write!(path, "[{number}]");
}
