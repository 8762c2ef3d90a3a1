//! What rust-analyzer needs in order to know where in a sketch the cursor is.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use crate::workflow::sketch;
use crate::workflow::tests::WHOLE;

/// What rust-analyzer writes at the cursor.
const MARK: &str = "mark_at_the_cursor";

/// Whether more may be typed behind this word: it is no keyword, nor one that decides what stands
/// in front of it in the sketch.
fn may_go_on(word: &str) -> bool {
    syn::parse_str::<Ident>(word).is_ok() && !["Some", "Ok", "Err"].contains(&word)
}

/// A text, and the same with the mark in it.
type Marked = (Vec<TokenTree>, Vec<TokenTree>);

#[test]
fn a_sketch_is_the_same_up_to_the_cursor() {
    for text in WHOLE {
        for (plain, marked) in bodies(&trees(&text.parse().expect("tokens"))) {
            let text: TokenStream = marked.iter().cloned().collect();
            let (plain, marked) = (sketched(plain), sketched(marked));
            if marked.is_empty() {
                // Its header has a mistake.
                continue;
            }
            let place = marked.find(MARK);
            let place = place.unwrap_or_else(|| panic!("no cursor in the sketch of {text}"));
            // The word that is being typed may mean something else.
            let before = marked[..place].trim_end_matches(|it: char| it.is_alphanumeric());
            assert!(
                plain.starts_with(before.trim_end()),
                "{plain} is not {marked} up to the cursor in {text}"
            );
        }
    }
}

#[test]
fn what_is_half_typed_stays() {
    let text = "Count<text: &str -> usize> { let n = length(text); let m = text.; match n { 0 => m, n => length(text: ) } }";
    let sketch = sketch(text.parse().expect("tokens")).to_string();
    for part in [
        "let n = (length { text }) . value () ;",
        "let m = text .;",
        "match n { 0 => m , n => (length { text : }) . value () }",
    ] {
        assert!(sketch.contains(part), "{part} in {sketch}");
    }
}

fn sketched(text: Vec<TokenTree>) -> String {
    sketch(text.into_iter().collect()).to_string()
}

fn trees(tokens: &TokenStream) -> Vec<TokenTree> {
    tokens.clone().into_iter().collect()
}

/// With the cursor at each place in the bodies of workflows.
fn bodies(text: &[TokenTree]) -> Vec<Marked> {
    let is_body = |tree: &&TokenTree| matches!(tree, TokenTree::Group(it) if it.delimiter() == Delimiter::Brace);
    (0..text.len())
        .filter(|&n| text.get(n).as_ref().is_some_and(is_body))
        .flat_map(|n| inside(text, n))
        .collect()
}

/// With the cursor at each place in the `n`th tree.
fn inside(text: &[TokenTree], n: usize) -> Vec<Marked> {
    let TokenTree::Group(group) = &text[n] else {
        return Vec::new();
    };
    let with = |contents: Vec<TokenTree>| {
        let group = Group::new(group.delimiter(), contents.into_iter().collect());
        [&text[..n], &[group.into()], &text[n + 1..]].concat()
    };
    places(&trees(&group.stream()))
        .into_iter()
        .map(|(plain, marked)| (with(plain), with(marked)))
        .collect()
}

/// With the cursor at each place in these trees; what is behind it is typed already, or is not.
fn places(text: &[TokenTree]) -> Vec<Marked> {
    let mut places = Vec::new();
    for n in 0..=text.len() {
        let (before, behind) = text.split_at(n);
        for behind in [behind, &[]] {
            if let Some(marked) = with_mark(before, behind) {
                places.push(([before, behind].concat(), [&marked, behind].concat()));
            }
        }
        // The names of policies are none of Rust's.
        if n < text.len() && before.last().is_none_or(|it| it.to_string() != "#") {
            places.extend(inside(text, n));
        }
    }
    places
}

/// There, behind a `,`, nothing is to be offered: a name is made up.
fn is_in_loop_head(before: &[TokenTree]) -> bool {
    let statement = before.rsplit(|tree| tree.to_string() == ";").next();
    statement.is_some_and(|tokens| tokens.iter().any(|it| it.to_string() == "loop"))
}

/// With the cursor at the end of a word, or where one is missing.
fn with_mark(before: &[TokenTree], behind: &[TokenTree]) -> Option<Vec<TokenTree>> {
    let is_missing = || {
        let next = behind.first();
        let is_end = next.is_none_or(|next| [";", ","].contains(&&*next.to_string()));
        is_end && !is_in_loop_head(before)
    };
    let (kept, word) = match before.split_last() {
        Some((TokenTree::Ident(word), kept)) if may_go_on(&word.to_string()) => {
            (kept, word.to_string())
        }
        None | Some((TokenTree::Punct(_), _)) if is_missing() => (before, String::new()),
        _ => return None,
    };
    let mark = Ident::new(&format!("{word}{MARK}"), Span::call_site());
    Some([kept, &[mark.into()]].concat())
}
