//! `examples/expanded.rs` shows what the macros write. This keeps it true.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Item, ItemMod};

/// The items of one of the two modules.
fn module(file: &syn::File, name: &str) -> Vec<Item> {
    let is_it = |item: &&ItemMod| item.ident == name;
    let modules = file.items.iter().filter_map(|item| match item {
        Item::Mod(module) => Some(module),
        _ => None,
    });
    let module = modules
        .into_iter()
        .find(is_it)
        .expect("both modules are there");
    module.content.clone().expect("a module with a body").1
}

fn expand(item: Item) -> TokenStream {
    match item {
        Item::Fn(mut function) => {
            function
                .attrs
                .retain(|attr| !attr.path().is_ident("component"));
            crate::component::expand(TokenStream::new(), quote!(#function))
        }
        Item::Macro(call) => crate::workflow::expand(call.mac.tokens),
        item => item.into_token_stream(),
    }
}

/// One item a line, without what only the layout of the text decides.
fn lines(file: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(file).expect("Rust");
    let lines = file.items.iter().map(|item| quote!(#item).to_string());
    lines
        .map(|line| {
            let line = line.replace("r\"", "\"").replace(' ', "");
            // Only the compiler's messages need these parentheses.
            let line = line.replace("(run)", "run");
            let closing = [",)", ",}", ",]", ",>", ",|", ",;"];
            closing
                .iter()
                .fold(line, |line, with| line.replace(with, &with[1..]))
        })
        .collect()
}

#[test]
fn the_twin_is_what_the_macros_write() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/expanded.rs");
    let file = std::fs::read_to_string(path).expect("the example is there");
    let file = syn::parse_file(&file).expect("Rust");
    let declared: Vec<Item> = module(&file, "declared")
        .into_iter()
        .filter(|item| !quote!(#item).to_string().starts_with("use workflow"))
        .collect();
    let written: TokenStream = declared.into_iter().map(expand).collect();
    let by_hand = module(&file, "expanded");
    let (written, by_hand) = (lines(written), lines(quote!(#(#by_hand)*)));
    for (written, by_hand) in written.iter().zip(&by_hand) {
        assert_eq!(written, by_hand);
    }
    assert_eq!(written.len(), by_hand.len());
}
