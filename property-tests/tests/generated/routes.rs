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
        pub(super) W0<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v0 = step(at: "n4", needs: i1);
            let (v8, v6) = pair(at: "n2", needs: ());
            let v2 = lend(at: "n3", needs: &i0);
            let v3 = items(at: "n1", needs: ());
            let v5 = step(at: "n5", needs: i1.clone());
            let v11 = risk(at: "n6", needs: (i1.clone(), format!("{v0:?}"), i0));
            risk(at: "n7", needs: { let q = &v5; q.clone() })?
        }
    }
}

mod w1 {
    use super::*;

    workflow::workflow! {
        pub(super) W1<i0: Token, i1: &Token -> Token> with Lab {
            let v3 = step(at: "n1", needs: (i1.clone(), &i0));
            let v7 = match again(at: "n2", needs: i1.clone()) {
                true => {
                    risk(at: "n3", needs: i0)
                }
                false => {
                    let v4 = step(at: "n4", needs: ());
                    let v8 = step(at: "n5", needs: ());
                    risk(at: "n6", needs: (v3.id, &v8))
                }
            };
            let v1 = lend(at: "n7", needs: &v3);
            #[after(v7)]
            step(at: "n8", needs: v1);
            let v6 = step(at: "n9", needs: (v1.clone(), (v3.id, &v3)));
            step(at: "n10", needs: (i1.id, i0.clone()))
        }
    }
}

mod w2 {
    use super::*;

    workflow::workflow! {
        pub(super) W2<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v5 = lend(at: "n1", needs: i1);
            let v0 = match way(at: "n2", needs: v5.id) {
                0 if v5.id % 2 == 0 => {
                    #[after(v5)]
                    let v4 = i1.clone();
                    step(at: "n3", needs: ({ let q = &i0; q.clone() }, v5.id, format!("{v4:?}")))
                }
                1 => {
                    let v3 = match again(at: "n4", needs: i1) {
                        true => {
                            let v13 = step(at: "n5", needs: v5);
                            if let Some(h7) = maybe(at: "n6", needs: &i0) {
                                let v11 = i1.clone();
                                let v9 = lend(at: "n8", needs: &h7);
                                risk(at: "n9", needs: (&h7, v13.id))?
                            } else {
                                v13.clone()
                            }
                        }
                        false => {
                            let v6 = step(at: "n10", needs: (i0.id, &i0));
                            i0
                        }
                    };
                    let v13 = maybe(at: "n11", needs: v5);
                    let v0 = risk(at: "n12", needs: v13)?;
                    risk(at: "n13", needs: (v13.clone(), v5))?
                }
                _ => {
                    risk(at: "n14", needs: i0)?
                }
            };
            let v6 = risk(at: "n15", needs: i1)?;
            risk(at: "n16", needs: (v0, v6.id, v5.clone()))?
        }
    }
}

mod w3 {
    use super::*;

    workflow::workflow! {
        pub(super) W3<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v13 = risk(at: "n8", needs: v8.clone());
            let v8 = risk(at: "n7", needs: i1.clone())?;
            let v12 = if i1.id % 2 == 0 {
                let (v10, v6) = pair(at: "n1", needs: &i0);
                v10
            } else {
                step(at: "n2", needs: i1.clone())
            };
            let v3 = step(at: "n6", needs: (v0, i1, (v11.id, &v11)));
            let v11 = step(at: "n4", needs: (v12.clone(), i1));
            let v0 = risk(at: "n5", needs: (i1.clone(), { let q = &v11; q.clone() }))?;
            #[after(v12)]
            let v6 = step(at: "n3", needs: &i0);
            v0
        }
    }
}

mod w4 {
    use super::*;

    workflow::workflow! {
        pub(super) W4<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v8 = step(at: "n11", needs: ());
            let v5 = risk(at: "n1", needs: &i0);
            #[after(v5, v3)]
            let v1 = match risk(at: "n5", needs: (&i0, &v3, v2)) {
                Ok(h6) => {
                    let v10 = step(at: "n7", needs: ());
                    let (v5, v2) = pair(at: "n8", needs: i1.clone());
                    i1.clone()
                }
                Err(_) => {
                    let v13 = maybe(at: "n9", needs: i0.clone());
                    step(at: "n10", needs: i1)
                }
            };
            let v3 = step(at: "n4", needs: v2);
            let v2 = if let Some(h3) = maybe(at: "n2", needs: i0) {
            };
            step(at: "n12", needs: (v3, &v3))
        }
    }
}

mod w5 {
    use super::*;

    workflow::workflow! {
        pub(super) W5<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v11 = risk(at: "n1", needs: (i1.clone(), i0))?;
            let v7 = risk(at: "n2", needs: i0.clone())?;
            let v6 = risk(at: "n3", needs: i1)?;
            let v5 = step(at: "n4", needs: ((v6, &v6), &i0));
            let v3 = v6;
            let v10 = i0.clone();
            step(at: "n5", needs: i1)
        }
    }
}

mod w6 {
    use super::*;

    workflow::workflow! {
        pub(super) W6<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v3 = match risk(at: "n1", needs: i0) {
                Ok(h2) => {
                    let v1 = step(at: "n3", needs: ((i0, &i0), h2.id));
                    i0
                }
                Err(_) => {
                    let v7 = i1;
                    let v2 = step(at: "n4", needs: i0);
                    let v4 = if i1.id % 2 == 0 {
                        let (v0, v9) = pair(at: "n5", needs: v7);
                    } else {
                        let v7 = step(at: "n6", needs: (v7.clone(), i1.id, (i0, &i0)));
                        let v2 = risk(at: "n7", needs: v2)?;
                    };
                    risk(at: "n8", needs: (v4, &i0))?
                }
            };
            let v4 = step(at: "n9", needs: i1.clone());
            let v13 = i1.clone();
            let v12 = step(at: "n10", needs: ());
            step(at: "n11", needs: i1)
        }
    }
}

mod w7 {
    use super::*;

    workflow::workflow! {
        pub(super) W7<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v11 = step(at: "n4", needs: format!("{v0:?}"));
            let v9 = step(at: "n1", needs: ((i0, &i0), i1.clone()));
            let v0 = match way(at: "n2", needs: (i0.id, &i0)) {
                0 => {
                    step(at: "n3", needs: &i0)
                }
                1 => {
                    v9
                }
                _ => {
                    v9
                }
            };
            i1.clone()
        }
    }
}

mod w8 {
    use super::*;

    workflow::workflow! {
        pub(super) W8<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v12 = risk(at: "n1", needs: (format!("{i0:?}"), i1))?;
            let (v1, v8) = pair(at: "n2", needs: (i1.clone(), (i0.id, &i0), &v12));
            let v9 = risk(at: "n3", needs: { let q = &v1; q.clone() })?;
            let v3 = risk(at: "n4", needs: (&i0, v8));
            let v13 = step(at: "n5", needs: i1);
            let v11 = risk(at: "n6", needs: (v13, format!("{i0:?}"), v9.clone()))?;
            let v7 = lend(at: "n7", needs: &v1);
            let v4 = step(at: "n8", needs: ());
            v4
        }
    }
}

mod w9 {
    use super::*;

    workflow::workflow! {
        pub(super) W9<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            #[after(v12)]
            let v9 = step(at: "n6", needs: &v7);
            let v12 = step(at: "n4", needs: &v7);
            let v0 = risk(at: "n3", needs: ((v7, &v7), &i0))?;
            let v6 = risk(at: "n2", needs: i1.id)?;
            let v3 = if v0.id % 2 == 0 {
                let v0 = risk(at: "n8", needs: v9.clone())?;
                v13
            } else {
                v9
            };
            let v5 = risk(at: "n7", needs: ((v12, &v12), v7))?;
            let v7 = step(at: "n1", needs: (i1, &i0));
            let (v13, v10) = pair(at: "n5", needs: &v0);
            risk(at: "n9", needs: ())?
        }
    }
}

mod w10 {
    use super::*;

    workflow::workflow! {
        pub(super) W10<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v3 = if again(at: "n1", needs: v9.id) {
                let v11 = risk(at: "n2", needs: &i0);
                #[after(v1)]
                let v7 = v1;
                step(at: "n3", needs: i1.id)
            } else {
                let v9 = risk(at: "n6", needs: (v1.id, i0, i1.clone()));
                let v1 = step(at: "n4", needs: (i0.id, i1.clone()));
                let v13 = risk(at: "n5", needs: (i1.id, i0))?;
                step(at: "n7", needs: (v13.id, { let q = &v1; q.clone() }))
            };
            let v9 = &i0;
            let v1 = v9;
            step(at: "n8", needs: (v1, v9.clone()))
        }
    }
}

mod w11 {
    use super::*;

    workflow::workflow! {
        pub(super) W11<i0: Token, i1: &Token -> Token> with Lab {
            let v0 = match maybe(at: "n2", needs: (i1.id, { let q = &i0; q.clone() })) {
                Some(v10) => {
                    let v11 = v10;
                    risk(at: "n3", needs: ((i0, &i0), &v10))
                }
                None => {
                    let v11 = step(at: "n4", needs: v9.clone());
                    #[after(v9, v11)]
                    let v4 = maybe(at: "n5", needs: i1.id);
                    let v13 = step(at: "n6", needs: { let q = &i0; q.clone() });
                    risk(at: "n7", needs: (&v13, i0))
                }
            };
            let v9 = maybe(at: "n1", needs: ());
            step(at: "n9", needs: ());
            let v1 = step(at: "n8", needs: ());
            step(at: "n10", needs: i1.id)
        }
    }
}

mod w12 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Result<Token, Stop>> with Lab {
            let v1 = maybe(at: "n3", needs: key);
            #[after(v1)]
            let v10 = items(at: "n4", needs: (v1, key));
            risk(at: "n5", needs: (y.id, key))?
        }

        pub(super) W12<i0: Token, i1: &Token -> Token> with Lab {
            let (v12, v13) = pair(at: "n6", needs: i1.id);
            let v11 = i1.clone();
            step(at: "n1", needs: ());
            let v6 = step(at: "n8", needs: i1.id);
            let v10 = step(at: "n7", needs: v4);
            let v4 = Inner0(key: key("n2", (&i0, i1.id)), x: i0, y: i1);
            let v2 = step(at: "n9", needs: (format!("{i0:?}"), v4));
            v2
        }
    }
}

mod w13 {
    use super::*;

    workflow::workflow! {
        pub(super) W13<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v11 = &i0;
            let (v2, v3) = pair(at: "n1", needs: i1);
            let v0 = &i0;
            let v10 = match risk(at: "n2", needs: v11) {
                Ok(v8) => {
                    let v6 = step(at: "n3", needs: (i1, format!("{i0:?}")));
                    let v11 = step(at: "n4", needs: (v0, i1, (v2.id, &v2)));
                    step(at: "n5", needs: (v0.clone(), v6))
                }
                Err(_) => {
                    step(at: "n6", needs: v2.clone())
                }
            };
            step(at: "n7", needs: (v10, &v10))
        }
    }
}

mod w14 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Result<Token, Stop>> with Lab {
            let v2 = if let Some(v3) = maybe(at: "n3", needs: (format!("{x:?}"), key)) {
                let v6 = match maybe(at: "n4", needs: (y, key)) {
                    Some(h5) => {
                        h5
                    }
                    None => {
                        step(at: "n6", needs: (&x, y, key))
                    }
                };
                risk(at: "n7", needs: (v3, { let q = &v6; q.clone() }))?
            } else {
                step(at: "n8", needs: key)
            };
            step(at: "n9", needs: ((v2.id, &v2), key))
        }

        pub(super) W14<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v8 = if i1.id % 2 == 0 {
                let v9 = if i1.id % 2 == 0 {
                };
                let v3 = risk(at: "n1", needs: i1)?;
                let v12 = {
                    let v7 = Inner0(key: key("n2", ({ let q = &i0; q.clone() }, i1)), x: v3, y: &i0)?;
                    step(at: "n10", needs: ({ let q = &v7; q.clone() }, v3))
                };
                step(at: "n11", needs: (i1, i0, v12))
            } else {
                let v12 = risk(at: "n12", needs: format!("{i0:?}"));
                step(at: "n13", needs: (i1, &i0));
                match &v12 {
                    Ok(h14) => {
                        step(at: "n15", needs: &v12);
                        let v7 = &i0;
                        risk(at: "n16", needs: &v12)?
                    }
                    Err(_) => {
                        let v1 = step(at: "n17", needs: (v12, i1.clone()));
                        risk(at: "n18", needs: (v12, (v1, &v1), (i0, &i0)))?
                    }
                }
            };
            let v0 = step(at: "n19", needs: format!("{i0:?}"));
            let v3 = step(at: "n20", needs: (i1.clone(), v0));
            let v10 = risk(at: "n21", needs: (v0, &i0))?;
            let v11 = step(at: "n22", needs: (v3.clone(), &v8, i1));
            v10
        }
    }
}

mod w15 {
    use super::*;

    workflow::workflow! {
        pub(super) W15<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v10 = if i0.id % 2 == 0 {
                risk(at: "n1", needs: i1)
            } else {
                risk(at: "n2", needs: i1)
            };
            let v13 = if again(at: "n3", needs: i0) {
                let v3 = maybe(at: "n4", needs: ((i0, &i0), i1));
                risk(at: "n5", needs: ())?
            } else {
                risk(at: "n6", needs: (&i0, i1))?
            };
            let (v3, v5) = pair(at: "n8", needs: v10.clone());
            #[after(v13, v10)]
            let v6 = step(at: "n7", needs: ((i0, &i0), v10.clone(), { let q = &v13; q.clone() }));
            step(at: "n9", needs: (v3, i1.clone()))
        }
    }
}

mod w16 {
    use super::*;

    workflow::workflow! {
        pub(super) W16<i0: Token, i1: &Token -> Token> with Lab {
            let v7 = if i1.id % 2 == 0 {
                let v11 = step(at: "n1", needs: (format!("{i0:?}"), i1.id));
                step(at: "n2", needs: i1.clone());
                risk(at: "n3", needs: (&i0, (v11.id, &v11), i1.clone()))
            } else {
                let v11 = lend(at: "n5", needs: i1);
                let v12 = v11;
                let v9 = step(at: "n4", needs: &i0);
                risk(at: "n6", needs: (v12, v11, i1.clone()))
            };
            let v0 = step(at: "n7", needs: ());
            let v5 = lend(at: "n8", needs: &i0);
            let (v13, v12) = pair(at: "n9", needs: (&i0, v5));
            let v2 = lend(at: "n10", needs: &v12);
            i0
        }
    }
}

mod w17 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            let (v9, v7) = pair(at: "n8", needs: key);
            x
        }

        pub(super) W17<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v5 = if let Some(h2) = maybe(at: "n1", needs: ()) {
                let v8 = match again(at: "n3", needs: i0) {
                    true => {
                        risk(at: "n4", needs: (h2.id, i1.id))
                    }
                    false => {
                        risk(at: "n5", needs: i0.clone())
                    }
                };
                h2
            } else {
                step(at: "n6", needs: i1.id)
            };
            let v0 = i1.clone();
            let v6 = Inner0(key: key("n7", (&v5, (v0.id, &v0), i1.id)), x: v0, y: &v5);
            let v10 = if let Some(h10) = maybe(at: "n9", needs: (&v6, i1.id)) {
                #[after(v6)]
                let v9 = match risk(at: "n11", needs: ()) {
                    Ok(h12) => {
                        let v1 = step(at: "n14", needs: ());
                        let v3 = step(at: "n13", needs: format!("{h12:?}"));
                        i1.clone()
                    }
                    Err(_) => {
                        risk(at: "n15", needs: v6)?
                    }
                };
                step(at: "n16", needs: (&v0, (i0, &i0)))
            } else {
                i1.clone()
            };
            let v2 = step(at: "n17", needs: (&v10, i1.id, (v6.id, &v6)));
            let v3 = step(at: "n18", needs: ());
            step(at: "n19", needs: (v6.id, &v6))
        }
    }
}

mod w18 {
    use super::*;

    workflow::workflow! {
        pub(super) W18<i0: Token, i1: &Token -> Token> with Lab {
            step(at: "n1", needs: (i1.id, i0));
            let v5 = step(at: "n2", needs: &i0);
            let v3 = risk(at: "n3", needs: (v5, { let q = &i0; q.clone() }));
            let v1 = maybe(at: "n4", needs: i0.clone());
            match risk(at: "n5", needs: (&v5, i0.clone())) {
                Ok(v2) => {
                    #[after(v3, v1)]
                    let v10 = match again(at: "n6", needs: v5.clone()) {
                        true => {
                        }
                        false => {
                        }
                    };
                    i1.clone()
                }
                Err(_) => {
                    let v7 = if again(at: "n7", needs: v3) {
                        let v9 = step(at: "n8", needs: (i1.id, &v3));
                        i1.clone()
                    } else {
                        step(at: "n9", needs: (i1.clone(), format!("{v5:?}")))
                    };
                    let v11 = step(at: "n10", needs: (i0.id, v5.clone()));
                    step(at: "n11", needs: (i0, v1))
                }
            }
        }
    }
}

mod w19 {
    use super::*;

    workflow::workflow! {
        pub(super) W19<i0: Token, i1: &Token -> Token> with Lab {
            let v13 = i1;
            #[after(v13)]
            let v0 = maybe(at: "n1", needs: i1);
            let (v11, v1) = pair(at: "n2", needs: (v13.id, &i0));
            let v6 = v11.clone();
            let v3 = step(at: "n3", needs: ({ let q = &v11; q.clone() }, format!("{v6:?}"), v0.clone()));
            match &v0 {
                None => {
                    let v12 = match way(at: "n5", needs: v3) {
                        0 => {
                            let v7 = risk(at: "n6", needs: (v13, v11, v1));
                            let v9 = step(at: "n7", needs: ((v1, &v1), v13));
                            step(at: "n8", needs: ())
                        }
                        1 => {
                            let v3 = match risk(at: "n9", needs: (i0, v0)) {
                                Ok(v13) => {
                                    let v10 = lend(at: "n10", needs: i1);
                                    #[after(v10)]
                                    let (v11, v9) = pair(at: "n11", needs: ((v11.id, &v11), &v3, v10.clone()));
                                    step(at: "n12", needs: (v6.id, i1, v10))
                                }
                                Err(_) => {
                                    let v1 = match maybe(at: "n13", needs: (v3.id, &v3)) {
                                        None => {
                                            step(at: "n15", needs: (v0.clone(), v6))
                                        }
                                        Some(h14) => {
                                            v6.clone()
                                        }
                                    };
                                    step(at: "n16", needs: (&v6, i1.clone()))
                                }
                            };
                            step(at: "n17", needs: (v1, &v1))
                        }
                        _ => {
                            v3
                        }
                    };
                    step(at: "n18", needs: i1.clone())
                }
                Some(h4) => {
                    step(at: "n19", needs: ())
                }
            }
        }
    }
}

mod w20 {
    use super::*;

    workflow::workflow! {
        pub(super) W20<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v1 = risk(at: "n3", needs: ())?;
            let v3 = if i0.id % 2 == 0 {
            };
            let v8 = risk(at: "n2", needs: (&v7, i1));
            let v6 = i1.clone();
            #[after(v6)]
            let v7 = risk(at: "n1", needs: i1)?;
            let v5 = match way(at: "n4", needs: i0) {
                0 => {
                    v1
                }
                1 => {
                    let v1 = risk(at: "n5", needs: v6)?;
                    v6
                }
                _ => {
                    v6
                }
            };
            let v12 = v1;
            step(at: "n6", needs: &v7)
        }
    }
}

mod w21 {
    use super::*;

    workflow::workflow! {
        pub(super) W21<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v1 = {
                let v9 = match way(at: "n1", needs: (i1.clone(), (i0, &i0))) {
                    0 if i0.id % 2 == 0 => {
                        let v10 = risk(at: "n2", needs: (&i0, i1));
                        let v8 = {
                            let v6 = i0;
                            let v2 = if v6.id % 2 == 0 {
                                risk(at: "n3", needs: (i1, v10))?
                            } else {
                                let v3 = i1;
                                let v9 = step(at: "n4", needs: &v6);
                                i0
                            };
                            step(at: "n5", needs: ({ let q = &i0; q.clone() }, &v6, i1.clone()))
                        };
                        step(at: "n6", needs: { let q = &v8; q.clone() })
                    }
                    1 => {
                        let v6 = match way(at: "n7", needs: ()) {
                            0 => {
                                let v8 = step(at: "n8", needs: (i1.id, i0));
                                v8.clone()
                            }
                            1 => {
                                i1.clone()
                            }
                            _ => {
                                i1.clone()
                            }
                        };
                        i1.clone()
                    }
                    _ => {
                        let v10 = step(at: "n9", needs: i1.clone());
                        let v9 = if let Some(v4) = maybe(at: "n10", needs: ()) {
                            let v9 = risk(at: "n11", needs: (i0.clone(), { let q = &v4; q.clone() }))?;
                            step(at: "n12", needs: &v4)
                        } else {
                            step(at: "n13", needs: &v10)
                        };
                        v9
                    }
                };
                v9
            };
            let v3 = i1;
            let v9 = risk(at: "n14", needs: (v3.id, &v1))?;
            let v0 = v9.clone();
            let v7 = step(at: "n15", needs: (v9.id, &i0));
            #[after(v3, v7)]
            let v12 = items(at: "n16", needs: ({ let q = &i0; q.clone() }, (v1, &v1)));
            #[after(v9)]
            let v6 = v9;
            v3.clone()
        }
    }
}

mod w22 {
    use super::*;

    workflow::workflow! {
        pub(super) W22<i0: Token, i1: &Token -> Token> with Lab {
            let v7 = step(at: "n11", needs: v5);
            let v5 = step(at: "n8", needs: (i0.id, v6, { let q = &v8; q.clone() }));
            let v8 = step(at: "n1", needs: ());
            let v10 = step(at: "n12", needs: (v5, (v6, &v6), &i0));
            let v13 = step(at: "n10", needs: ());
            let v3 = step(at: "n9", needs: (v5, i1));
            let v6 = match way(at: "n2", needs: ()) {
                0 => {
                    step(at: "n3", needs: i1.id);
                    i1.clone()
                }
                1 => {
                    let v2 = maybe(at: "n5", needs: &i0);
                    let v8 = step(at: "n6", needs: (i1, v2));
                    let v9 = step(at: "n4", needs: (&i0, i1.clone()));
                    step(at: "n7", needs: ((v8.id, &v8), &v2))
                }
                _ => {
                    v8
                }
            };
            v6
        }
    }
}

mod w23 {
    use super::*;

    workflow::workflow! {
        pub(super) W23<i0: Token, i1: &Token -> Token> with Lab {
            let v8 = step(at: "n14", needs: i0);
            let v12 = v11;
            let v11 = step(at: "n1", needs: (i1, format!("{i0:?}")));
            let v1 = step(at: "n13", needs: { let q = &v4; q.clone() });
            let v4 = if again(at: "n2", needs: (v11, i0, i1.id)) {
                let v4 = step(at: "n3", needs: &i0);
                let v2 = step(at: "n4", needs: (v4, i0));
                i0
            } else {
                let v11 = i1;
                #[after(v11)]
                let v0 = if again(at: "n5", needs: (i0, v11.clone(), i1)) {
                    let v10 = step(at: "n6", needs: (i1.clone(), (i0.id, &i0)));
                    risk(at: "n7", needs: (v11, &i0))
                } else {
                    risk(at: "n8", needs: (v11.clone(), i0.id, i1))
                };
                let v4 = step(at: "n9", needs: (i1.clone(), i0));
                {
                    #[after(v11, v4)]
                    let v13 = match v0 {
                        Ok(h10) => {
                            risk(at: "n11", needs: &i0)
                        }
                        Err(_) => {
                            let v10 = step(at: "n12", needs: (v11.id, &v0));
                            v0
                        }
                    };
                    v11.clone()
                }
            };
            let v9 = risk(at: "n16", needs: &v2);
            let v2 = step(at: "n15", needs: ());
            step(at: "n17", needs: &v12)
        }
    }
}

mod w24 {
    use super::*;

    workflow::workflow! {
        pub(super) W24<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v13 = if again(at: "n1", needs: &i0) {
                #[after(v5)]
                let (v11, v3) = pair(at: "n3", needs: ());
                let v1 = {
                    #[after(v11, v3)]
                    let v12 = risk(at: "n4", needs: v3);
                    let v0 = &v3;
                    risk(at: "n5", needs: ())?
                };
                let v5 = step(at: "n2", needs: (i1.id, i0));
                i1.clone()
            } else {
                let v11 = i0.clone();
                let v3 = risk(at: "n7", needs: (v11.clone(), i1.id, &i0))?;
                let v6 = step(at: "n6", needs: i1.clone());
                v6
            };
            let v12 = lend(at: "n8", needs: &i0);
            let v8 = step(at: "n9", needs: v12.clone());
            let v3 = step(at: "n10", needs: &v8);
            let v4 = i1.clone();
            let v10 = step(at: "n11", needs: i0);
            let v0 = step(at: "n12", needs: (i1, v4.clone()));
            step(at: "n13", needs: format!("{v3:?}"))
        }
    }
}

mod w25 {
    use super::*;

    workflow::workflow! {
        pub(super) W25<i0: Token, i1: &Token -> Token> with Lab {
            let v8 = step(at: "n4", needs: { let q = &v6; q.clone() });
            let v7 = step(at: "n6", needs: (&v2, v13.clone()));
            let v13 = items(at: "n5", needs: v3.clone());
            let v3 = risk(at: "n1", needs: ());
            let v2 = step(at: "n2", needs: i0);
            let v6 = step(at: "n3", needs: (&v2, i0));
            #[after(v13)]
            let v12 = i1.clone();
            step(at: "n7", needs: (v12.id, i1.id, v7))
        }
    }
}

mod w26 {
    use super::*;

    workflow::workflow! {
        pub(super) W26<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v10 = if again(at: "n2", needs: &i0) {
                let v3 = if i0.id % 2 == 0 {
                    #[after(v3)]
                    let v2 = step(at: "n3", needs: v3);
                    i1.clone()
                } else {
                    let v11 = {
                        i0
                    };
                    step(at: "n4", needs: &v11)
                };
                let v5 = risk(at: "n5", needs: (i1, v3))?;
                i1.clone()
            } else {
                risk(at: "n6", needs: i1.id)?
            };
            let v6 = step(at: "n10", needs: (v4.clone(), &v3));
            let v2 = risk(at: "n12", needs: (i1.clone(), v10.id, (v11.id, &v11)))?;
            let v3 = items(at: "n1", needs: (i1, &i0));
            risk(at: "n8", needs: ())?;
            let v1 = risk(at: "n9", needs: (i0, &i0))?;
            let v4 = risk(at: "n7", needs: (i0, (v10.id, &v10)));
            let v11 = risk(at: "n11", needs: (i1.clone(), v6, &v1))?;
            step(at: "n13", needs: ())
        }
    }
}

mod w27 {
    use super::*;

    workflow::workflow! {
        pub(super) W27<i0: Token, i1: &Token -> Token> with Lab {
            let v8 = i0;
            let v1 = step(at: "n1", needs: (i1, i0));
            step(at: "n2", needs: i0)
        }
    }
}

mod w28 {
    use super::*;

    workflow::workflow! {
        pub(super) W28<i0: Token, i1: &Token -> Token> with Lab {
            let v13 = step(at: "n1", needs: (i1, &i0));
            let v5 = step(at: "n2", needs: ());
            let v12 = match risk(at: "n3", needs: (i0.id, &v13)) {
                Ok(h4) => {
                    let v7 = if v5.id % 2 == 0 {
                        let v5 = items(at: "n5", needs: &i0);
                        risk(at: "n6", needs: i0);
                    };
                    i1.clone()
                }
                Err(_) => {
                    let v7 = match again(at: "n7", needs: i1.id) {
                        true => {
                            let v11 = items(at: "n8", needs: ());
                            step(at: "n9", needs: (&i0, &v5))
                        }
                        false => {
                            let v10 = lend(at: "n10", needs: i1);
                            #[after(v5)]
                            let v4 = &i0;
                            v10.clone()
                        }
                    };
                    let v10 = &i0;
                    let v0 = step(at: "n11", needs: ());
                    step(at: "n12", needs: (v13, i1))
                }
            };
            let v0 = step(at: "n13", needs: ((v13, &v13), i1, v12));
            let v3 = items(at: "n14", needs: (format!("{v5:?}"), i0));
            let v2 = step(at: "n15", needs: ());
            let v9 = step(at: "n16", needs: ());
            step(at: "n17", needs: ((v5, &v5), v9))
        }
    }
}

mod w29 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            step(at: "n3", needs: key)
        }

        pub(super) W29<i0: Token, i1: &Token -> Token> with Lab {
            let v4 = Inner0(key: key("n2", (i1.clone(), &v1)), x: v1, y: &i0);
            let v8 = &i0;
            let v1 = step(at: "n1", needs: i0);
            #[after(v1)]
            let v3 = step(at: "n4", needs: ());
            let v13 = step(at: "n5", needs: i0.id);
            step(at: "n6", needs: v8.id)
        }
    }
}

mod w30 {
    use super::*;

    workflow::workflow! {
        pub(super) W30<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v12 = i1.clone();
            let v1 = items(at: "n14", needs: (i1.id, v13.id));
            let v4 = &i0;
            let v13 = {
                match way(at: "n2", needs: &i0) {
                    0 => {
                        let v10 = risk(at: "n3", needs: ((i0, &i0), v5.clone()))?;
                        risk(at: "n4", needs: i1)?
                    }
                    1 => {
                        let v12 = if again(at: "n5", needs: (i1, &v5)) {
                            let v6 = step(at: "n6", needs: (&i0, { let q = &v5; q.clone() }, i1.id));
                            step(at: "n7", needs: (i1, (v5.id, &v5), i0))
                        } else {
                            let (v7, v0) = pair(at: "n9", needs: i1);
                            let v1 = step(at: "n8", needs: (format!("{i0:?}"), i1));
                            v7
                        };
                        risk(at: "n10", needs: ())?;
                        v5
                    }
                    _ => {
                        i1.clone()
                    }
                };
                step(at: "n11", needs: &v5)
            };
            let v11 = items(at: "n13", needs: (v5, (i0.id, &i0)));
            let v5 = step(at: "n1", needs: (i0, &i0));
            let v9 = risk(at: "n12", needs: ((v5, &v5), i0.clone()));
            risk(at: "n15", needs: (i0.id, &i0))?
        }
    }
}

mod w31 {
    use super::*;

    workflow::workflow! {
        pub(super) W31<i0: Token, i1: &Token -> Token> with Lab {
            let v11 = step(at: "n1", needs: (i1.clone(), &i0));
            let v7 = step(at: "n2", needs: v11.clone());
            let v0 = i0.clone();
            v0
        }
    }
}
