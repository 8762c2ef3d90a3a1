//! Tokens as a person would have written them, for messages.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// `Vec<&'a str>` rather than `Vec < & 'a str >`. Meant for types and paths.
pub(crate) fn source_text(tokens: &impl ToTokens) -> String {
    let mut text = String::new();
    write(tokens.to_token_stream(), &mut text);
    text
}

fn write(tokens: TokenStream, text: &mut String) {
    let mut operator = String::new();
    for token in tokens {
        match token {
            TokenTree::Punct(punct) => {
                operator.push(punct.as_char());
                if punct.spacing() == Spacing::Alone || punct.as_char() == '\'' {
                    write_operator(&std::mem::take(&mut operator), text);
                }
                continue;
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(&operator);
                text.push_str(open);
                write(group.stream(), text);
                text.push_str(close);
            }
            word => {
                text.push_str(&operator);
                if text.ends_with(|last: char| last.is_alphanumeric() || last == '_') {
                    text.push(' ');
                }
                text.push_str(&word.to_string());
            }
        }
        operator.clear();
    }
    text.push_str(&operator);
}

fn write_operator(operator: &str, text: &mut String) {
    let spaced = match operator {
        "," | ";" | ":" => format!("{operator} "),
        "+" | "=" | "->" => format!(" {operator} "),
        _ => operator.to_owned(),
    };
    text.push_str(&spaced);
}

#[cfg(test)]
mod tests {
    use super::source_text;

    #[test]
    fn types_read_as_written() {
        for source in [
            "Vec<&'a str>",
            "std::collections::HashMap<String, [u8; 4]>",
            "Box<dyn Fn(&str) -> u32 + Send + 'static>",
            "&'a mut (dyn Iterator<Item = T> + 'a)",
            "Option<Option<u8>>",
        ] {
            let tokens: proc_macro2::TokenStream = source.parse().unwrap();
            assert_eq!(source_text(&tokens), source);
        }
    }
}
