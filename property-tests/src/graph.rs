//! A workflow as data: what is printed as source for the macro, and interpreted beside it.

/// One of the workflows, with those that it uses.
#[derive(Debug)]
pub struct Workflow {
    /// Its name.
    pub name: String,
    /// What its nodes can name from the start.
    pub inputs: Vec<(String, Input)>,
    /// What ends it early.
    pub error: Option<Error>,
    /// Its nodes.
    pub body: Block,
    /// The workflows that nodes of it are.
    pub inner: Vec<Workflow>,
}

/// What a workflow is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A token.
    Owned,
    /// A reference to a token.
    Lent,
    /// A number that is different for all runs at a time.
    Key,
}

/// The type of a workflow's error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// [`workflow::Error`]
    Any,
    /// [`Stop`](crate::value::Stop)
    Own,
}

/// Nodes in braces.
#[derive(Debug)]
pub struct Block {
    /// In any order.
    pub statements: Vec<Statement>,
    /// The last node.
    pub tail: Option<Box<Node>>,
}

/// `#[after(…)] let … = …;`
#[derive(Debug)]
pub struct Statement {
    /// What it waits for besides what it names.
    pub after: Vec<String>,
    /// No name, one, or two.
    pub names: Vec<String>,
    /// What it binds.
    pub node: Node,
}

/// A node, and whether a `?` is behind it.
#[derive(Debug)]
pub struct Node {
    /// What it is.
    pub body: Body,
    /// Whether an error of it ends the run.
    pub question: bool,
}

/// What a node is.
#[derive(Debug)]
pub enum Body {
    /// `step(at: "n1", needs: …)`
    Call(Call),
    /// `Inner(key: key("n1", …), x: …, y: …)`
    Sub {
        /// The label.
        at: String,
        /// What the key depends on.
        needs: Vec<Mention>,
        /// Which of the inner workflows it is.
        workflow: usize,
        /// What it is given: a token, and a reference to one.
        given: [Mention; 2],
    },
    /// A value that takes no time.
    Glue(Mention),
    /// `{ … }`
    Group(Block),
    /// `match` or `if`
    Route(Route),
    /// `loop`
    Loop(Loop),
    /// `each`
    Each(Each),
    /// `race`, and whether it is one of `Result`s
    Race(Vec<Node>, bool),
    /// `workflow::collect(items: ~name)`
    Collect(String),
    /// `break`
    Break(Box<Node>),
    /// `continue`
    Continue(Vec<Node>),
}

/// A component with its inputs.
#[derive(Debug)]
pub struct Call {
    /// Which component.
    pub component: Component,
    /// Its label: different for all calls of a workflow.
    pub at: String,
    /// What it is given.
    pub needs: Vec<Mention>,
}

/// The components of the [`lab`](crate::lab).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are described there")]
pub enum Component {
    Step,
    Risk,
    Lend,
    Again,
    Way,
    Maybe,
    Pair,
    Items,
}

/// The use of a name.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The name; of nothing in a [`Form::Zero`].
    pub name: String,
    /// How it is used.
    pub form: Form,
}

/// How a name is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `x`
    Value,
    /// `&x`
    Borrow,
    /// `x.clone()`
    Clone,
    /// `x.id`
    Field,
    /// `format!("{x:?}")`
    Format,
    /// `(x, &x)`
    Twice,
    /// `(x.id, &x)`
    FieldAndBorrow,
    /// `{ let q = &x; q.clone() }`
    Inside,
    /// `x.len()`
    Length,
    /// `x.id % 2 == 0`
    IsEven,
    /// `x + 1`
    Next,
    /// `0`
    Zero,
}

/// `match` or `if`
#[derive(Debug)]
pub struct Route {
    /// How it is written.
    pub style: Style,
    /// What it decides on.
    pub head: Box<Node>,
    /// The ways.
    pub arms: Vec<Arm>,
}

/// How a route is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Style {
    If,
    IfLet,
    Match,
}

/// One way of a route.
#[derive(Debug)]
pub struct Arm {
    /// What must be.
    pub pattern: Pattern,
    /// What must be as well.
    pub guard: Option<Mention>,
    /// What runs.
    pub block: Block,
}

/// The pattern of an arm.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Pattern {
    True,
    False,
    Some(String),
    None,
    Ok(String),
    Err,
    Number(u64),
    Any,
}

/// `loop state = first { … }`
#[derive(Debug)]
pub struct Loop {
    /// Its label, which the workflow does not show.
    pub at: String,
    /// `#[limit(n)]`
    pub limit: Option<usize>,
    /// The names of the states and their first values.
    pub states: Vec<(String, Node)>,
    /// A round, which ends in a [`Body::Break`] or a [`Body::Continue`].
    pub body: Block,
}

/// `each item in items { … }`
#[derive(Debug)]
pub struct Each {
    /// Its label, which the workflow does not show.
    pub at: String,
    /// Whether it is connected as a stream.
    pub is_stream: bool,
    /// `#[concurrency(n)]`
    pub concurrency: Option<usize>,
    /// The name of the number of an item, where the items are counted.
    pub number: Option<String>,
    /// The name of an item.
    pub item: String,
    /// Where they come from.
    pub items: Items,
    /// What runs for each.
    pub body: Block,
}

/// Where the items of an `each` come from.
#[derive(Debug)]
pub enum Items {
    /// `name`, `&name`, `name.clone()`
    Name(Mention),
    /// `[a, b]`
    Array(Vec<Mention>),
    /// `items(at: "n1", needs: …)`
    Call(Call),
    /// `~name`
    Stream(String),
}
