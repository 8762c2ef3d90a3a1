//! A workflow of components and workflows of other crates.

use hygiene_components::numbers::{self, halved};
use hygiene_components::{Shop, longest};
use hygiene_sub_workflows::Double;
use workflow::workflow;

workflow! {
    /// By name, by path, and under another name.
    pub Bill<count: u64, names: &[&str] -> String> with Shop {
        let price = Double(count);
        let twice = numbers::twice(x: count);
        let half = halved(x: twice);
        let quarter = ::hygiene_components::numbers::deep::half(x: count);
        let name = longest(texts: names);
        let whole = hygiene_sub_workflows::Double(count: 1);
        let rest = inner::Rest(count);
        format!("{name} {price} {half:?} {quarter:?} {whole} {rest}")
    }
}

mod inner {
    use super::{Shop, numbers};

    workflow::workflow! {
        /// Only for the module around.
        pub(super) Rest<count: u64 -> u64> with Shop {
            let twice = numbers::twice(x: count);
            let price = super::Double(count: twice);
            self::deeper::Rest(price)
        }
    }

    mod deeper {
        use workflow::{component, workflow};

        #[component]
        pub(in crate::inner) fn less(x: u64) -> u64 {
            x - 1
        }

        workflow! {
            pub(in crate::inner) Rest<price: u64 -> u64> {
                self::less(x: price)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Bill;
    use futures::executor::block_on;
    use hygiene_components::Shop;
    use workflow::{component, workflow};

    #[test]
    fn runs_across_crates() {
        let bill = Bill {
            count: 4,
            names: &["a", "abc"],
        };
        let bill = block_on(bill.run(&Shop { price: 3 }));
        assert_eq!(bill, "abc 24 Some(4) Some(2) 6 47");
    }

    #[test]
    fn runs_where_it_is_declared_in_a_function() {
        #[component]
        async fn next(x: u64) -> u64 {
            x + 1
        }

        workflow! {
            Local<x: u64 -> u64> {
                let a = next(x);
                let b = next(x);
                let c = Other(x: a);
                b + c
            }

            Other<x: u64 -> u64> {
                next(x)
            }
        }

        assert_eq!(block_on(Local { x: 1 }.run()), 5);
        let twice = |x| {
            workflow! {
                Local<x: u64 -> u64> {
                    let y = next(x);
                    next(x: y)
                }
            }
            block_on(Local { x }.run())
        };
        assert_eq!(twice(1), 3);
    }

    #[test]
    fn runs_where_another_macro_declares_it() {
        macro_rules! declare {
            ($Name:ident, $component:ident, $input:ident: $Input:ty, $value:expr) => {
                #[component]
                async fn $component($input: $Input, y: $Input) -> $Input {
                    $input + y
                }

                workflow! {
                    /// `a` is that of this macro, not one that `$value` could mean.
                    $Name<$input: $Input -> $Input> {
                        let a = $component($input, y: $value);
                        let b = $component($input: a, y: $value);
                        let c = $component($input: a, y: b);
                        a + c
                    }
                }
            };
        }

        declare!(Declared, plus, x: u64, 2 + 1);
        assert_eq!(block_on(Declared { x: 1 }.run()), 15);
    }
}
