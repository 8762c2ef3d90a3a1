//! Written by `cargo run -p property-tests`. Do not edit.

use property_tests::lab::{Lab, again, items, key, lend, maybe, pair, risk, step, way};
use property_tests::ledger::Ledger;
use property_tests::play::{Run, boxed};
use property_tests::value::{Stop, Token};
use workflow::Observed;

pub(crate) const SEED: u64 = 4;
pub(crate) const COUNT: usize = 32;

#[rustfmt::skip]
pub(crate) fn start(number: usize, lab: &Lab) -> Run<'_> {
    match number {
        0 => boxed(w0::W0 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        1 => boxed(w1::W1 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        2 => boxed(w2::W2 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        3 => boxed(w3::W3 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        4 => boxed(w4::W4 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        5 => boxed(w5::W5 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        6 => boxed(w6::W6 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        7 => boxed(w7::W7 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        8 => boxed(w8::W8 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        9 => boxed(w9::W9 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        10 => boxed(w10::W10 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        11 => boxed(w11::W11 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        12 => boxed(w12::W12 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        13 => boxed(w13::W13 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        14 => boxed(w14::W14 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        15 => boxed(w15::W15 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        16 => boxed(w16::W16 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        17 => boxed(w17::W17 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        18 => boxed(w18::W18 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        19 => boxed(w19::W19 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        20 => boxed(w20::W20 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        21 => boxed(w21::W21 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        22 => boxed(w22::W22 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        23 => boxed(w23::W23 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        24 => boxed(w24::W24 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        25 => boxed(w25::W25 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        26 => boxed(w26::W26 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        27 => boxed(w27::W27 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        28 => boxed(w28::W28 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        29 => boxed(w29::W29 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        30 => boxed(w30::W30 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        31 => boxed(w31::W31 { i0: lab.owned(), i1: lab.lent() }.run(lab)),
        _ => unreachable!("there are no more"),
    }
}

#[rustfmt::skip]
pub(crate) fn watched<'l>(number: usize, lab: &'l Lab, ledger: &'l Ledger) -> Run<'l> {
    match number {
        0 => boxed(w0::W0 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        1 => boxed(w1::W1 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        2 => boxed(w2::W2 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        3 => boxed(w3::W3 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        4 => boxed(w4::W4 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        5 => boxed(w5::W5 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        6 => boxed(w6::W6 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        7 => boxed(w7::W7 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        8 => boxed(w8::W8 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        9 => boxed(w9::W9 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        10 => boxed(w10::W10 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        11 => boxed(w11::W11 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        12 => boxed(w12::W12 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        13 => boxed(w13::W13 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        14 => boxed(w14::W14 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        15 => boxed(w15::W15 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        16 => boxed(w16::W16 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        17 => boxed(w17::W17 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        18 => boxed(w18::W18 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        19 => boxed(w19::W19 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        20 => boxed(w20::W20 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        21 => boxed(w21::W21 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        22 => boxed(w22::W22 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        23 => boxed(w23::W23 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        24 => boxed(w24::W24 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        25 => boxed(w25::W25 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        26 => boxed(w26::W26 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        27 => boxed(w27::W27 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        28 => boxed(w28::W28 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        29 => boxed(w29::W29 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        30 => boxed(w30::W30 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        31 => boxed(w31::W31 { i0: lab.owned(), i1: lab.lent() }.run_with(Observed::new(ledger), lab)),
        _ => unreachable!("there are no more"),
    }
}

mod w0 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Result<Token, Stop>> with Lab {
            let v11 = step(at: "n3", needs: key);
            let (v1, v10) = pair(at: "n4", needs: (x.id, key));
            x;
            v10.clone()
        }

        pub(super) W0<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v11 = step(at: "n1", needs: (i1, &i0));
            let v12 = i1;
            let v1 = Inner0(key: key("n2", (v12.clone(), &i0, v11.id)), x: i0, y: &v11);
            let v7 = risk(at: "n5", needs: &i0);
            let v5 = step(at: "n6", needs: (i1, (i0.id, &i0)));
            let v4 = risk(at: "n7", needs: (format!("{v11:?}"), &v7))?;
            let v9 = i1;
            step(at: "n8", needs: ())
        }
    }
}

mod w1 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Result<Token, Stop>> with Lab {
            let v13 = risk(at: "n6", needs: key);
            {
                risk(at: "n7", needs: (key, x.id))?
            }
        }

        pub(super) W1<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            &i0;
            let v0 = risk(at: "n1", needs: &i0)?;
            let v11 = risk(at: "n2", needs: (i1.id, { let q = &i0; q.clone() }, v0))?;
            let v6 = step(at: "n3", needs: i1);
            let v5 = step(at: "n4", needs: ((v6.id, &v6), format!("{i0:?}"), v11));
            &v0;
            let v8 = Inner0(key: key("n5", &v5), x: v6, y: &v6)?;
            step(at: "n8", needs: (&v8, { let q = &v11; q.clone() }, { let q = &v5; q.clone() }))
        }
    }
}

mod w2 {
    use super::*;

    workflow::workflow! {
        pub(super) W2<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v9 = risk(at: "n1", needs: (i0, i1))?;
            let v5 = risk(at: "n2", needs: ());
            let v1 = {
                let v6 = if i0.id % 2 == 0 {
                    let v10 = maybe(at: "n3", needs: (&v5, i0, i1));
                    let v9 = i1.clone();
                    step(at: "n4", needs: ())
                } else {
                    let v3 = step(at: "n5", needs: v9.id);
                    step(at: "n6", needs: i1)
                };
                let v10 = {
                    let v11 = step(at: "n7", needs: i1);
                    step(at: "n8", needs: ({ let q = &i0; q.clone() }, (v6, &v6)))
                };
                #[after(v6)]
                let v2 = i0;
                i1.clone()
            };
            risk(at: "n9", needs: &v1)?
        }
    }
}

mod w3 {
    use super::*;

    workflow::workflow! {
        pub(super) W3<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v4 = step(at: "n1", needs: &i0);
            let v2 = risk(at: "n2", needs: (i1.id, &i0, v4.clone()))?;
            let v6 = {
                let v3 = risk(at: "n3", needs: ((v2.id, &v2), i1.clone()))?;
                step(at: "n4", needs: (&v4, i1))
            };
            #[after(v4)]
            risk(at: "n5", needs: i1.id);
            let v3 = step(at: "n6", needs: (v2.id, &v2));
            risk(at: "n7", needs: (v3, i1.id, v6.clone()))?
        }
    }
}

mod w4 {
    use super::*;

    workflow::workflow! {
        pub(super) W4<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v5 = step(at: "n3", needs: format!("{i0:?}"));
            let v7 = step(at: "n4", needs: &i0);
            let v13 = step(at: "n1", needs: (&i0, i1));
            let v3 = risk(at: "n5", needs: ((v7.id, &v7), i1, v5));
            let v8 = step(at: "n2", needs: (i0.id, v13));
            step(at: "n6", needs: ())
        }
    }
}

mod w5 {
    use super::*;

    workflow::workflow! {
        pub(super) W5<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            #[after(v12, v8)]
            let v11 = step(at: "n3", needs: (format!("{i0:?}"), v12));
            let v8 = step(at: "n2", needs: i1);
            let v12 = step(at: "n1", needs: (i1.id, i0));
            step(at: "n4", needs: (v12.id, &i0, i1.id))
        }
    }
}

mod w6 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            if again(at: "n3", needs: (key, y)) {
                let v2 = step(at: "n4", needs: (key, { let q = &x; q.clone() }));
                step(at: "n5", needs: (y.clone(), key))
            } else {
                y.clone()
            }
        }

        pub(super) W6<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let (v11, v0) = pair(at: "n10", needs: ());
            let v3 = risk(at: "n8", needs: ({ let q = &v2; q.clone() }, i0))?;
            let v1 = {
                step(at: "n1", needs: ())
            };
            let v5 = step(at: "n11", needs: (v11.id, &v11));
            let v13 = {
                Inner0(key: key("n2", i1), x: i0, y: i1);
                let v12 = i1;
                v12.clone()
            };
            let v2 = risk(at: "n7", needs: v1)?;
            let (v10, v6) = pair(at: "n6", needs: ((v1, &v1), format!("{i0:?}"), i1.clone()));
            let v12 = step(at: "n9", needs: v3.id);
            step(at: "n12", needs: ())
        }
    }
}

mod w7 {
    use super::*;

    workflow::workflow! {
        pub(super) W7<i0: Token, i1: &Token -> Token> with Lab {
            {
                let v6 = step(at: "n1", needs: (i1, i0));
                let v8 = step(at: "n2", needs: v6);
                step(at: "n3", needs: (&v8, i1.clone()))
            };
            let (v12, v11) = pair(at: "n4", needs: (i1, &i0));
            step(at: "n5", needs: ())
        }
    }
}

mod w8 {
    use super::*;

    workflow::workflow! {
        pub(super) W8<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v6 = risk(at: "n1", needs: i1)?;
            let v7 = step(at: "n3", needs: (i1.clone(), &v6));
            let v9 = i1.clone();
            let v4 = maybe(at: "n6", needs: v11.clone());
            let v8 = items(at: "n2", needs: &v6);
            let v11 = risk(at: "n5", needs: (v8, &v2, (v6, &v6)))?;
            let v1 = step(at: "n4", needs: (i1.clone(), v7));
            let v2 = v7;
            risk(at: "n7", needs: (v1, &i0, v8))?
        }
    }
}

mod w9 {
    use super::*;

    workflow::workflow! {
        pub(super) W9<i0: Token, i1: &Token -> Token> with Lab {
            let v12 = {
                let v7 = match again(at: "n1", needs: ()) {
                    true => {
                        let v7 = step(at: "n2", needs: i1.clone());
                        risk(at: "n3", needs: i0)
                    }
                    false => {
                        let v5 = step(at: "n4", needs: (i1.clone(), &i0));
                        let v1 = &i0;
                        risk(at: "n5", needs: ())
                    }
                };
                let v2 = step(at: "n6", needs: (i0, i1));
                step(at: "n7", needs: v7)
            };
            step(at: "n8", needs: i1.clone());
            let v7 = step(at: "n9", needs: i1);
            let v0 = step(at: "n10", needs: ());
            #[after(v12, v7)]
            let v10 = step(at: "n11", needs: (v7.id, &v12));
            let v2 = step(at: "n12", needs: &v10);
            v7
        }
    }
}

mod w10 {
    use super::*;

    workflow::workflow! {
        pub(super) W10<i0: Token, i1: &Token -> Token> with Lab {
            let v12 = step(at: "n1", needs: ({ let q = &i0; q.clone() }, i1));
            let (v7, v5) = pair(at: "n2", needs: (i0, &i0));
            let v4 = step(at: "n3", needs: (i0.id, v5, i1.id));
            #[after(v5)]
            let v1 = step(at: "n4", needs: format!("{v4:?}"));
            let v0 = if again(at: "n5", needs: v7) {
                let v1 = maybe(at: "n6", needs: (&v4, v5, { let q = &i0; q.clone() }));
                i1.clone()
            } else {
                step(at: "n7", needs: (v1.clone(), v12.clone()))
            };
            step(at: "n8", needs: (v5.id, &v5))
        }
    }
}

mod w11 {
    use super::*;

    workflow::workflow! {
        pub(super) W11<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v11 = risk(at: "n1", needs: (i1.clone(), (i0.id, &i0)))?;
            let v1 = items(at: "n2", needs: ({ let q = &v11; q.clone() }, i1));
            let v4 = lend(at: "n3", needs: &v11);
            i0.clone()
        }
    }
}

mod w12 {
    use super::*;

    workflow::workflow! {
        pub(super) W12<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v7 = items(at: "n1", needs: ());
            let v0 = {
                let (v12, v5) = pair(at: "n2", needs: (i1, (i0.id, &i0)));
                let v7 = risk(at: "n3", needs: ())?;
                risk(at: "n4", needs: (v5.clone(), format!("{i0:?}")))?
            };
            let v4 = risk(at: "n5", needs: i0.clone())?;
            let v2 = step(at: "n6", needs: (v4, { let q = &v0; q.clone() }));
            #[after(v0, v4)]
            let v5 = step(at: "n7", needs: (i1.clone(), v0));
            let v12 = risk(at: "n8", needs: ())?;
            let v9 = maybe(at: "n9", needs: (i0.id, &i0));
            let v13 = i0.clone();
            step(at: "n10", needs: i1.clone())
        }
    }
}

mod w13 {
    use super::*;

    workflow::workflow! {
        pub(super) W13<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v0 = &i0;
            step(at: "n1", needs: (i1.id, i0));
            v0.clone()
        }
    }
}

mod w14 {
    use super::*;

    workflow::workflow! {
        pub(super) W14<i0: Token, i1: &Token -> Token> with Lab {
            let v1 = step(at: "n1", needs: (i0.id, i1));
            let v5 = step(at: "n2", needs: (v1, { let q = &i0; q.clone() }, i1));
            #[after(v5, v1)]
            let v9 = risk(at: "n3", needs: (i0, &i0));
            step(at: "n4", needs: (v9.clone(), &v1, i1));
            let v7 = lend(at: "n5", needs: &v5);
            let v3 = step(at: "n6", needs: (v9.clone(), &i0));
            step(at: "n7", needs: i0.id)
        }
    }
}

mod w15 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            let v1 = step(at: "n3", needs: (y, key));
            step(at: "n4", needs: (&x, key))
        }

        pub(super) W15<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let (v6, v1) = pair(at: "n1", needs: i1.clone());
            let v12 = Inner0(key: key("n2", format!("{i0:?}")), x: v6, y: i1);
            let v5 = step(at: "n5", needs: ());
            let v10 = step(at: "n6", needs: (&v6, format!("{v1:?}")));
            let v9 = step(at: "n7", needs: (format!("{v1:?}"), v5.clone(), i1.id));
            risk(at: "n8", needs: (i1, { let q = &v1; q.clone() }))?
        }
    }
}

mod w16 {
    use super::*;

    workflow::workflow! {
        pub(super) W16<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v7 = risk(at: "n3", needs: v12)?;
            #[after(v12)]
            let (v8, v3) = pair(at: "n5", needs: v0);
            let v6 = step(at: "n4", needs: (i1, v7.clone()));
            let v12 = step(at: "n2", needs: (i1.id, v10.clone()));
            let v10 = i1;
            let v0 = step(at: "n1", needs: (i1.id, v10));
            let v13 = risk(at: "n6", needs: i1)?;
            v8.clone()
        }
    }
}

mod w17 {
    use super::*;

    workflow::workflow! {
        pub(super) W17<i0: Token, i1: &Token -> Token> with Lab {
            let (v9, v2) = pair(at: "n1", needs: (i1.id, i0));
            let v8 = i1;
            v9
        }
    }
}

mod w18 {
    use super::*;

    workflow::workflow! {
        pub(super) W18<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            #[after(v5)]
            let v10 = v3;
            let v5 = step(at: "n1", needs: (i1, format!("{i0:?}")));
            #[after(v5)]
            let v3 = risk(at: "n2", needs: (v5.id, i0))?;
            let v0 = step(at: "n12", needs: format!("{v13:?}"));
            let v13 = if v5.id % 2 == 0 {
                let v1 = &v3;
                v5
            } else {
                let v12 = risk(at: "n5", needs: (v9, &v9))?;
                let (v2, v9) = pair(at: "n3", needs: i1.id);
                let v0 = step(at: "n4", needs: { let q = &v2; q.clone() });
                {
                    let v3 = step(at: "n6", needs: &v12);
                    let v2 = step(at: "n7", needs: i0);
                    match way(at: "n8", needs: v3) {
                        0 if v0.id % 2 == 0 => {
                            step(at: "n9", needs: v12)
                        }
                        1 => {
                            step(at: "n10", needs: (&v2, v5.clone(), (v12.id, &v12)))
                        }
                        _ => {
                            step(at: "n11", needs: &v9)
                        }
                    }
                }
            };
            let v9 = step(at: "n13", needs: ((v13.id, &v13), i1));
            risk(at: "n14", needs: (v10, &v10))?
        }
    }
}

mod w19 {
    use super::*;

    workflow::workflow! {
        pub(super) W19<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v10 = risk(at: "n3", needs: ());
            let v1 = step(at: "n1", needs: (i1.id, i0));
            let v0 = step(at: "n2", needs: i1.clone());
            let (v8, v6) = pair(at: "n4", needs: (i0, &v10));
            {
                let (v5, v1) = pair(at: "n5", needs: ((v0, &v0), { let q = &v1; q.clone() }));
                let v2 = step(at: "n6", needs: ());
                let v7 = risk(at: "n7", needs: v5)?;
                i1.clone()
            }
        }
    }
}

mod w20 {
    use super::*;

    workflow::workflow! {
        pub(super) W20<i0: Token, i1: &Token -> Token> with Lab {
            let v1 = risk(at: "n1", needs: (i1, (i0, &i0)));
            let v11 = step(at: "n2", needs: ());
            i0
        }
    }
}

mod w21 {
    use super::*;

    workflow::workflow! {
        pub(super) W21<i0: Token, i1: &Token -> Token> with Lab {
            let v0 = step(at: "n1", needs: i1.id);
            let v11 = i1;
            #[after(v0)]
            let v12 = lend(at: "n2", needs: &v0);
            {
                i1.clone()
            }
        }
    }
}

mod w22 {
    use super::*;

    workflow::workflow! {
        pub(super) W22<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            risk(at: "n1", needs: ());
            let v7 = step(at: "n2", needs: i1);
            {
                let (v5, v9) = pair(at: "n3", needs: (&i0, format!("{v7:?}")));
                v7
            }
        }
    }
}

mod w23 {
    use super::*;

    workflow::workflow! {
        pub(super) W23<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v3 = step(at: "n1", needs: (i0.id, &i0));
            let v2 = step(at: "n2", needs: (format!("{i0:?}"), { let q = &v3; q.clone() }));
            let v1 = risk(at: "n3", needs: (format!("{i0:?}"), i1.id, &v3))?;
            risk(at: "n4", needs: (v2.clone(), i1))?;
            let v10 = step(at: "n5", needs: (v2.clone(), &v1));
            let v12 = risk(at: "n6", needs: i0)?;
            step(at: "n7", needs: (&v12, (v2.id, &v2), &i0))
        }
    }
}

mod w24 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            y.clone()
        }

        pub(super) W24<i0: Token, i1: &Token -> Token> with Lab {
            let v1 = {
                let v13 = risk(at: "n10", needs: (v8.id, v7.id, format!("{i0:?}")));
                let (v11, v1) = pair(at: "n11", needs: (i1, (i0.id, &i0)));
                step(at: "n12", needs: ({ let q = &v1; q.clone() }, (v7.id, &v7)))
            };
            let v7 = step(at: "n6", needs: &v3);
            let v11 = risk(at: "n8", needs: &i0);
            let v3 = if again(at: "n1", needs: i0) {
                let v2 = Inner0(key: key("n3", ()), x: i0, y: i1);
                step(at: "n2", needs: (i1, &i0));
                step(at: "n4", needs: i1.id)
            } else {
                i0
            };
            let v12 = step(at: "n7", needs: (v8, &v8));
            let v9 = step(at: "n9", needs: (i1, (v8.id, &v8), &v3));
            let v10 = step(at: "n13", needs: ());
            let v8 = step(at: "n5", needs: i0);
            step(at: "n14", needs: ())
        }
    }
}

mod w25 {
    use super::*;

    workflow::workflow! {
        pub(super) W25<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v7 = risk(at: "n1", needs: ())?;
            let (v10, v4) = pair(at: "n2", needs: (i0, (v7.id, &v7), i1.id));
            i0.clone()
        }
    }
}

mod w26 {
    use super::*;

    workflow::workflow! {
        pub(super) W26<i0: Token, i1: &Token -> Token> with Lab {
            let v4 = risk(at: "n1", needs: (i1.id, &v11));
            let v1 = lend(at: "n2", needs: v13);
            let v11 = i1.clone();
            let v8 = step(at: "n3", needs: (&i0, v4));
            #[after(v1)]
            let v7 = step(at: "n4", needs: ());
            let v13 = i1;
            let v0 = v11.clone();
            step(at: "n5", needs: ((v11, &v11), &v7))
        }
    }
}

mod w27 {
    use super::*;

    workflow::workflow! {
        pub(super) W27<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v1 = {
                let (v6, v11) = pair(at: "n1", needs: i1.clone());
                step(at: "n2", needs: i0)
            };
            let v11 = risk(at: "n3", needs: format!("{i0:?}"))?;
            #[after(v11, v1)]
            let v10 = lend(at: "n4", needs: i1);
            let v2 = step(at: "n5", needs: v1);
            let v7 = risk(at: "n6", needs: ())?;
            let v0 = risk(at: "n7", needs: &v7)?;
            #[after(v10)]
            let v3 = risk(at: "n8", needs: (v10.id, v0.clone()))?;
            step(at: "n9", needs: (&v11, i0))
        }
    }
}

mod w28 {
    use super::*;

    workflow::workflow! {
        pub(super) W28<i0: Token, i1: &Token -> Token> with Lab {
            step(at: "n1", needs: (i0.id, &i0));
            let v3 = step(at: "n2", needs: ());
            step(at: "n3", needs: (&v3, format!("{i0:?}")))
        }
    }
}

mod w29 {
    use super::*;

    workflow::workflow! {
        pub(super) W29<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v4 = lend(at: "n1", needs: i1);
            let v12 = {
                step(at: "n2", needs: ());
                i1.clone()
            };
            #[after(v12)]
            let v0 = risk(at: "n3", needs: i1)?;
            v12
        }
    }
}

mod w30 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            let v12 = risk(at: "n2", needs: (x, key));
            #[after(v12)]
            let (v4, v0) = pair(at: "n3", needs: (v12, { let q = &x; q.clone() }));
            let v2 = items(at: "n4", needs: (y, &v0));
            step(at: "n5", needs: (v12.clone(), key))
        }

        pub(super) W30<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v8 = Inner0(key: key("n1", i1.id), x: i0, y: v13);
            let v13 = &i0;
            step(at: "n6", needs: ((v8, &v8), i1))
        }
    }
}

mod w31 {
    use super::*;

    workflow::workflow! {
        pub(super) W31<i0: Token, i1: &Token -> Token> with Lab {
            let v7 = i1;
            let (v8, v12) = pair(at: "n1", needs: (i1.id, i0));
            step(at: "n2", needs: (i0.clone(), i1));
            let v4 = maybe(at: "n3", needs: &i0);
            let v5 = v7;
            let v9 = step(at: "n4", needs: v7.clone());
            step(at: "n5", needs: ())
        }
    }
}
