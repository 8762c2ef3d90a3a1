//! What of a workflow is still to be read, one token after the other: none of them need make sense.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use syn::buffer::{Cursor, TokenBuffer};

/// What ends a node.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// `;`, or where it is missing a `let`.
    Statement,
    /// `,`
    Item,
    /// `{`
    Header,
    /// `,` or `{`
    State,
}

/// Tokens that are still to be read.
#[derive(Clone, Copy)]
pub(super) struct Rest<'a> {
    pub(super) at: Cursor<'a>,
    /// The node ends here, although nothing says so.
    pub(super) has_stopped: bool,
}

impl<'a> Rest<'a> {
    pub(super) fn new(tokens: &'a TokenBuffer) -> Self {
        Rest {
            at: tokens.begin(),
            has_stopped: false,
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self.at.eof()
    }

    pub(super) fn next(&mut self) -> Option<TokenTree> {
        let (token, after) = self.at.token_tree()?;
        *self = Rest {
            at: after,
            has_stopped: false,
        };
        Some(token)
    }

    pub(super) fn second(self) -> Rest<'a> {
        let mut ahead = self;
        ahead.next();
        ahead
    }

    pub(super) fn word(self) -> Option<String> {
        self.at.ident().map(|(word, _)| word.to_string())
    }

    pub(super) fn is_word(self, word: &str) -> bool {
        self.at.ident().is_some_and(|(it, _)| it == word)
    }

    pub(super) fn mark(self) -> Option<(char, Spacing)> {
        let (mark, _) = self.at.punct()?;
        Some((mark.as_char(), mark.spacing()))
    }

    pub(super) fn is_mark(self, mark: char) -> bool {
        self.mark().is_some_and(|(it, _)| it == mark)
    }

    /// `=` alone
    pub(super) fn is_equals(self) -> bool {
        self.mark() == Some(('=', Spacing::Alone))
    }

    /// `=>`
    pub(super) fn is_arrow(self) -> bool {
        self.mark() == Some(('=', Spacing::Joint)) && self.second().is_mark('>')
    }

    /// Whether an expression goes on here, with an operator.
    pub(super) fn is_operator(self) -> bool {
        let has_operator = |(mark, _)| "+-*/%^&|<>=!".contains(mark);
        self.mark().is_some_and(has_operator) && !self.is_arrow() || self.is_word("as")
    }

    pub(super) fn is_group(self, delimiter: Delimiter) -> bool {
        self.at.group(delimiter).is_some()
    }

    pub(super) fn group(&mut self, delimiter: Delimiter) -> Option<Group> {
        if !self.is_group(delimiter) {
            return None;
        }
        match self.next()? {
            TokenTree::Group(group) => Some(group),
            _ => None,
        }
    }

    /// `#[…]`
    pub(super) fn attribute(&mut self) -> Option<Group> {
        if !self.is_mark('#') || !self.second().is_group(Delimiter::Bracket) {
            return None;
        }
        self.next();
        self.group(Delimiter::Bracket)
    }

    /// The path of a component, and its arguments.
    pub(super) fn call(&mut self) -> Option<(TokenStream, Group)> {
        let mut path = TokenStream::new();
        self.colons(&mut path);
        let mut owner: Option<String> = None;
        loop {
            let name = self.word()?;
            path.extend(self.next());
            if self.colons(&mut path) {
                owner = Some(name);
                continue;
            }
            let arguments = self.group(Delimiter::Parenthesis)?;
            let is_component = match owner {
                None => !matches!(
                    &*name,
                    "Some" | "Ok" | "Err" | "return" | "move" | "chain" | "merge"
                ),
                Some(owner) => !owner.starts_with(char::is_uppercase),
            };
            return is_component.then_some((path, arguments));
        }
    }

    fn colons(&mut self, out: &mut TokenStream) -> bool {
        let are_there = self.is_mark(':') && self.second().is_mark(':');
        if are_there {
            out.extend(self.next());
            out.extend(self.next());
        }
        are_there
    }

    pub(super) fn ends(self, end: End) -> bool {
        let is_end = match end {
            End::Statement => self.is_mark(';') || self.is_word("let"),
            End::Item => self.is_mark(','),
            End::Header => self.is_group(Delimiter::Brace),
            End::State => self.is_mark(',') || self.is_group(Delimiter::Brace),
        };
        is_end || self.has_stopped
    }

    pub(super) fn copy_until(&mut self, out: &mut TokenStream, is_end: impl Fn(Self) -> bool) {
        while !self.is_empty() && !is_end(*self) {
            out.extend(self.next());
        }
    }

    /// `xs: ~tokens?` is `xs: tokens`.
    pub(super) fn without_streams(&mut self, out: &mut TokenStream) {
        while !self.is_empty() && !self.is_mark(';') {
            if !self.is_mark('~') {
                out.extend(self.next());
                continue;
            }
            self.next();
            out.extend(self.next());
            if self.is_mark('?') {
                self.next();
            }
        }
    }
}
