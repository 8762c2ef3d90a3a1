//! What is written on a node.

use crate::graph::{Kind, Site};

/// More than this many characters of a text are cut off.
pub(in crate::graph) const LONGEST: usize = 48;

/// A node's key, and what it runs if that is called something else.
pub(in crate::graph) fn label(site: Site) -> (&'static str, Option<&'static str>) {
    if site.kind() != Kind::Component {
        return (site.text(), None);
    }
    let (key, component) = (site.key(), component(site.text()));
    // `answer/search#2` is the second node of the component `search` in `answer`.
    let own = key.rsplit('/').next().unwrap_or(key);
    let name = own.split_once('#').map_or(own, |(name, _)| name);
    (key, Some(component).filter(|component| name != *component))
}

/// A component's name, from its path.
fn component(path: &str) -> &str {
    let generic = path.find("::<").filter(|_| path.ends_with('>'));
    let path = &path[..generic.unwrap_or(path.len())];
    path.rsplit("::").next().unwrap_or(path).trim()
}

pub(in crate::graph) fn is_blank(char: char) -> bool {
    char.is_whitespace() || char.is_control()
}
