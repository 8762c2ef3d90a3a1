//! Whatever is typed so far, the macros give code back and do not panic.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

const WHOLE: &str = r"
    /// Docs.
    ///
    /// # Example
    #[expect(dead_code)]
    pub(in crate::a) async fn classify<'a, T: Iterator<Item = &'a U>, U, const N: usize>(
        #[context] llm: &'static dyn Llm,
        #[context] db: Pool<T>,
        mut text: &'a [&str; N],
        other: impl for<'x> Fn(&'x str) -> Cow<'_, str> + 'a,
        (a, b): (u8, macro_type!(T, 'a)),
        rest: Box<dyn Iterator<Item = impl Into<T> + '_>>,
    ) -> Result<&'a T, impl Future<Output = &str>>
    where
        for<'y> &'y U: Into<T> + 'a,
        [T; N]: Sized,
    { body.half }
";

const STREAM: &str = r"
    async fn words<'c, 'a, S>(
        #[context] separator: &'c String,
        texts: S,
        more: impl futures::Stream<Item = &'a str> + Unpin,
    ) -> impl Stream<Item = Result<&'a str, impl Display>> + use<'c, 'a, S>
    where
        S: Stream<Item = &'a str>,
    { body.half }
";

const BLOCK: &str = r"
    /// Docs.
    #[deprecated]
    impl<'a, S: Stream<Item = &'a T>, T> Chat<'a, S, '_> where T: Clone {
        /// Docs.
        pub async fn collect<'b>(
            #[context] llm: &'b Llm,
            items: S,
            _more: impl Stream<Item = impl Into<T>> + 'a,
        ) -> Vec<&'a T> { body.half }
        const N: usize = 1;
        pub fn transform<U>(more: impl Stream<Item = impl Into<T>> + 'a, items: S)
            -> impl Stream<Item = &'a T> + use<'a, S, T>
        where U: Copy;
        fn other(&self) {}
    }
";

const OPTIONS: &str = "spawn, blocking = 3, crate = a::b, crate \"x\", unknown(2)";

/// `tokens`, and `tokens` without each one of them, at any depth.
fn with_one_missing(tokens: &TokenStream) -> Vec<TokenStream> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut variants = vec![tokens.clone()];
    for (index, tree) in trees.iter().enumerate() {
        let variant = |middle: Vec<TokenTree>| {
            let (before, after) = (&trees[..index], &trees[index + 1..]);
            [before, &middle, after].concat().into_iter().collect()
        };
        variants.push(variant(Vec::new()));
        if let TokenTree::Group(group) = tree {
            let inner = with_one_missing(&group.stream()).into_iter();
            variants.extend(inner.map(|inner| {
                let group = Group::new(group.delimiter(), inner);
                variant(vec![group.into()])
            }));
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

fn check_half_typed(source: &str, expand: impl Fn(TokenStream) -> TokenStream) {
    let whole: TokenStream = source.parse().unwrap();
    for half_typed in [with_one_missing(&whole), cut_short(&whole)].concat() {
        let text = half_typed.to_string();
        let expanded = expand(half_typed);
        assert!(
            !expanded.is_empty() || text.is_empty(),
            "nothing for {text}"
        );
    }
}

#[test]
fn half_typed_components_do_not_panic() {
    for options in ["", "blocking", "spawn", "crate = a::b"] {
        let options: TokenStream = options.parse().unwrap();
        check_half_typed(WHOLE, |item| super::expand(options.clone(), item));
        check_half_typed(STREAM, |item| super::expand(options.clone(), item));
        check_half_typed(BLOCK, |item| super::expand(options.clone(), item));
    }
}

#[test]
fn half_typed_options_do_not_panic() {
    let item: TokenStream = WHOLE.parse().unwrap();
    check_half_typed(OPTIONS, |options| super::expand(options, item.clone()));
}

#[test]
fn half_typed_contexts_do_not_panic() {
    let named = "#[context(crate = a)] struct App<'a, T: Clone> where T: Copy {
        #[context(skip, unknown = 2)] x: &'a T, y: &'a mut [T; 2], z: Vec<T>, w: Vec<T>
    }";
    // Without its `derive`d item there is nothing to give; rustc has said why.
    let expand = |item: TokenStream| {
        let group = Group::new(Delimiter::None, crate::context::expand(item));
        TokenTree::from(group).into()
    };
    check_half_typed(named, expand);
}
