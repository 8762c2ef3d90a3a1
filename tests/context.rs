//! `#[derive(Context)]`: each field, by its type.

use std::sync::Arc;

use workflow::{Context, Provide};

fn provided<T: ?Sized, C: Provide<T> + ?Sized>(context: &C) -> &T {
    context.provide()
}

struct Llm(u8);
struct Pool(u8);

#[derive(Context)]
struct App {
    llm: Llm,
    pool: Arc<Pool>,
}

#[test]
fn each_field_is_provided_by_its_type() {
    let app = App {
        llm: Llm(1),
        pool: Arc::new(Pool(2)),
    };
    assert_eq!(provided::<Llm, _>(&app).0, 1);
    assert_eq!(provided::<Arc<Pool>, _>(&app).0, 2);
}

#[test]
fn a_context_provides_itself() {
    let app = App {
        llm: Llm(1),
        pool: Arc::new(Pool(2)),
    };
    assert_eq!(provided::<App, _>(&app).llm.0, 1);
}

#[derive(Context)]
struct Tuple(Llm, #[context(skip)] Llm, (u8, u8));

#[test]
fn fields_need_no_names_and_may_be_left_out() {
    let tuple = Tuple(Llm(1), Llm(2), (3, 4));
    assert_eq!(provided::<Llm, _>(&tuple).0, 1);
    assert_eq!(provided::<(u8, u8), _>(&tuple), &(3, 4));
    assert_eq!(tuple.1.0, 2);
}

#[derive(Context)]
struct Borrowed<'a> {
    llm: &'a Llm,
    name: &'a str,
    pool: &'a mut Pool,
}

#[test]
fn a_reference_provides_what_it_refers_to() {
    let (llm, name, mut pool) = (Llm(1), String::from("x"), Pool(2));
    let context = Borrowed {
        llm: &llm,
        name: &name,
        pool: &mut pool,
    };
    assert_eq!(provided::<Llm, _>(&context).0, 1);
    assert_eq!(provided::<str, _>(&context), "x");
    assert_eq!(provided::<Pool, _>(&context).0, 2);
}

trait Model {}
impl Model for Llm {}

#[derive(Context)]
struct Generic<M: Model, T, const N: usize>
where
    T: Clone,
{
    model: M,
    values: [T; N],
    shared: Arc<dyn Model>,
}

#[test]
fn a_context_may_be_generic() {
    let context = Generic {
        model: Llm(1),
        values: [2, 3],
        shared: Arc::new(Llm(4)),
    };
    assert_eq!(provided::<Llm, _>(&context).0, 1);
    assert_eq!(provided::<[i32; 2], _>(&context), &[2, 3]);
    provided::<Arc<dyn Model>, _>(&context);
}

#[derive(Context)]
struct Nothing;

#[test]
fn a_context_may_be_empty() {
    provided::<Nothing, _>(&Nothing);
}

#[derive(Context)]
#[context(crate = again::and_again)]
struct Renamed {
    r#type: Llm,
}

mod again {
    pub(crate) use workflow as and_again;
}

#[test]
fn the_crate_may_have_another_name_and_fields_raw_ones() {
    let context = Renamed { r#type: Llm(1) };
    assert_eq!(provided::<Llm, _>(&context).0, 1);
}
