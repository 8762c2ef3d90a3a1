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
            let (v4, v13) = pair(at: "n7", needs: (i1.clone(), &v8));
            #[limit(2)]
            let v10 = loop {
                match maybe(at: "n3", needs: i1) {
                    Some(h4) => {
                        continue
                    }
                    None => {
                        let v3 = risk(at: "n6", needs: ())?;
                        let v5 = maybe(at: "n5", needs: (i1, v8.id, (i0.id, &i0)));
                        break i1.clone()
                    }
                }
            };
            let v8 = risk(at: "n1", needs: (&i0, i1))?;
            loop h10 = step(at: "n9", needs: format!("{v4:?}")), h11 = &v13 {
                #[after(v10, v4)]
                let v3 = step(at: "n12", needs: (h11.clone(), format!("{v10:?}")));
                #[after(v10)]
                let v9 = if again(at: "n13", needs: (format!("{h10:?}"), { let q = &v10; q.clone() }, format!("{v8:?}"))) {
                    let v10 = loop h15 = &v3, h16 = &v10 {
                        if again(at: "n17", needs: format!("{v3:?}")) {
                            let v7 = &v5;
                            let v5 = risk(at: "n18", needs: (v10, h15.clone()))?;
                            break step(at: "n19", needs: ())
                        } else {
                            break step(at: "n20", needs: (h15.clone(), h10, (i0.id, &i0)))
                        }
                    };
                    let v5 = step(at: "n21", needs: i0);
                    risk(at: "n22", needs: (v8, i1))?
                } else {
                    step(at: "n23", needs: (v3.clone(), (v4, &v4), h11.clone()))
                };
                match way(at: "n24", needs: (&v3, (v13.id, &v13))) {
                    0 if i1.id % 2 == 0 => {
                        break v3.clone()
                    }
                    1 => {
                        {
                            continue (step(at: "n25", needs: &v10), &v4)
                        }
                    }
                    _ => {
                        break h10
                    }
                }
            }
        }
    }
}

mod w1 {
    use super::*;

    workflow::workflow! {
        pub(super) W1<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v11 = risk(at: "n5", needs: { let q = &v1; q.clone() })?;
            let v3 = {
                let v6 = risk(at: "n1", needs: i0.clone())?;
                let v1 = step(at: "n2", needs: ());
                risk(at: "n3", needs: ())?
            };
            #[after(v3)]
            let v1 = risk(at: "n4", needs: i1)?;
            loop h7 = v1, h8 = &v1 {
                match way(at: "n9", needs: ({ let q = &i0; q.clone() }, v1, i1.clone())) {
                    0 => {
                        let v9 = loop h11 = 0_u64, h12 = h7.clone() {
                            let (v8, v10) = pair(at: "n13", needs: ((v3, &v3), v11, i0));
                            match way(at: "n14", needs: v1) {
                                0 => {
                                    let v8 = risk(at: "n15", needs: (v11.clone(), i1))?;
                                    break step(at: "n16", needs: ((v11, &v11), h8.id, h7.id))
                                }
                                1 => {
                                    continue (h11 + 1, step(at: "n17", needs: ((v8, &v8), i1)))
                                }
                                _ => {
                                    break i0.clone()
                                }
                            }
                        };
                        break step(at: "n18", needs: (i1, { let q = &v3; q.clone() }))
                    }
                    1 => {
                        match maybe(at: "n19", needs: ()) {
                            Some(h20) => {
                                continue (h7, i1)
                            }
                            None => {
                                break step(at: "n21", needs: ())
                            }
                        }
                    }
                    _ => {
                        continue (i0.clone(), &v3)
                    }
                }
            }
        }
    }
}

mod w2 {
    use super::*;

    workflow::workflow! {
        pub(super) W2<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v5 = step(at: "n1", needs: i1.id);
            let (v7, v11) = pair(at: "n2", needs: &i0);
            let v12 = step(at: "n3", needs: (i0, i1.clone()));
            i0
        }
    }
}

mod w3 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            step(at: "n10", needs: (y.id, x.clone(), key))
        }

        pub(super) W3<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v5 = if i1.id % 2 == 0 {
                let v4 = match again(at: "n1", needs: ()) {
                    true => {
                        i0
                    }
                    false => {
                        let v7 = maybe(at: "n2", needs: (i0.clone(), i1.id));
                        let v2 = risk(at: "n3", needs: ());
                        step(at: "n4", needs: ())
                    }
                };
                risk(at: "n6", needs: (&i0, i1));
                let v1 = step(at: "n5", needs: i1.clone());
                step(at: "n7", needs: v1.id)
            } else {
                step(at: "n8", needs: ())
            };
            #[after(v5)]
            let v10 = Inner0(key: key("n9", (i0, v5)), x: v5, y: &v5);
            let (v7, v4) = pair(at: "n11", needs: i0);
            step(at: "n12", needs: &v10);
            #[after(v7)]
            let v11 = lend(at: "n13", needs: &v4);
            let v12 = risk(at: "n14", needs: (v10, &v10));
            i0
        }
    }
}

mod w4 {
    use super::*;

    workflow::workflow! {
        pub(super) W4<i0: Token, i1: &Token -> Token> with Lab {
            let v8 = {
                i0
            };
            #[after(v8)]
            let v3 = loop v0 = step(at: "n2", needs: ()) {
                #[after(v8)]
                let v7 = items(at: "n3", needs: (format!("{v0:?}"), v8, &i0));
                match way(at: "n4", needs: (i1, v8.id, v0.id)) {
                    0 => {
                        break step(at: "n5", needs: (&v0, i1, v8))
                    }
                    1 => {
                        let v9 = i0.clone();
                        #[after(v8, v9)]
                        let v3 = step(at: "n6", needs: (i0.id, &v8, v7.len()));
                        continue v0.clone()
                    }
                    _ => {
                        break step(at: "n7", needs: (i0.id, &v0, (v8, &v8)))
                    }
                }
            };
            let v2 = items(at: "n8", needs: v3);
            let v5 = step(at: "n9", needs: v8);
            let v1 = i1;
            let v0 = step(at: "n10", needs: &v3);
            step(at: "n11", needs: ())
        }
    }
}

mod w5 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            let v1 = step(at: "n15", needs: (key, { let q = &x; q.clone() }));
            let v13 = x.clone();
            v13.clone()
        }

        pub(super) W5<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v7 = risk(at: "n18", needs: (i1.id, { let q = &i0; q.clone() }, v11))?;
            let v8 = step(at: "n19", needs: &v13);
            let (v13, v11) = pair(at: "n1", needs: i1.id);
            let v5 = &v13;
            let v4 = loop h3 = i1 {
                if again(at: "n4", needs: (&v11, v13)) {
                    #[limit(3)]
                    let v7 = loop v5 = 0_u64, h6 = &v11 {
                        if h6.id % 2 == 0 {
                            #[after(v11)]
                            let v12 = risk(at: "n7", needs: ((i0.id, &i0), h6, { let q = &v11; q.clone() }))?;
                            step(at: "n8", needs: ())
                        } else {
                            let v10 = i1.clone();
                            step(at: "n9", needs: h6.clone())
                        };
                        let (v13, v1) = pair(at: "n10", needs: (&v13, h3, i1));
                        if let Some(h12) = maybe(at: "n11", needs: ({ let q = &v1; q.clone() }, v5)) {
                            let v6 = step(at: "n13", needs: (i0, &i0));
                            continue (v5 + 1, h6)
                        } else {
                            break h3.clone()
                        }
                    };
                    let v1 = Inner0(key: key("n14", (&v11, h3.clone(), i1)), x: i0, y: &i0);
                    if again(at: "n16", needs: ()) {
                        continue i1
                    } else {
                        break step(at: "n17", needs: v1)
                    }
                } else {
                    break i0
                }
            };
            step(at: "n20", needs: i1)
        }
    }
}

mod w6 {
    use super::*;

    workflow::workflow! {
        pub(super) W6<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v5 = risk(at: "n1", needs: (i1.id, &i0))?;
            let v10 = maybe(at: "n2", needs: (format!("{v5:?}"), format!("{i0:?}")));
            step(at: "n3", needs: (i0, v10))
        }
    }
}

mod w7 {
    use super::*;

    workflow::workflow! {
        pub(super) W7<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v8 = loop h2 = i0.clone() {
                #[limit(3)]
                let v3 = loop h4 = 0_u64, v0 = risk(at: "n5", needs: (&i0, &h2))? {
                    let v13 = &h2;
                    match again(at: "n6", needs: (v0.clone(), v13, i0)) {
                        true => {
                            let v5 = step(at: "n7", needs: &h2);
                            let v12 = step(at: "n8", needs: (v5, v13.id));
                            {
                                continue (h4 + 1, risk(at: "n9", needs: &i0)?)
                            }
                        }
                        false => {
                            break v0
                        }
                    }
                };
                match way(at: "n10", needs: (&v3, i1.id, format!("{h2:?}"))) {
                    0 => {
                        break i0
                    }
                    1 => {
                        let v10 = i1;
                        let v0 = step(at: "n11", needs: h2);
                        break v3.clone()
                    }
                    _ => {
                        continue risk(at: "n12", needs: (i1.id, i0))?
                    }
                }
            };
            #[after(v8)]
            let v1 = lend(at: "n13", needs: i1);
            let v12 = &v8;
            let v13 = match way(at: "n14", needs: ()) {
                0 => {
                    #[after(v1)]
                    let v13 = risk(at: "n15", needs: i0)?;
                }
                1 if v1.id % 2 == 0 => {
                    let v8 = risk(at: "n16", needs: ());
                }
                _ => {
                }
            };
            let v7 = risk(at: "n17", needs: ())?;
            #[after(v1)]
            let v2 = step(at: "n18", needs: (v13, v12.clone()));
            v2
        }
    }
}

mod w8 {
    use super::*;

    workflow::workflow! {
        pub(super) W8<i0: Token, i1: &Token -> Token> with Lab {
            let v2 = loop {
                let (v13, v12) = pair(at: "n2", needs: &i0);
                let v4 = if i0.id % 2 == 0 {
                    loop h5 = step(at: "n4", needs: (i1, { let q = &v13; q.clone() }, i0)), v7 = 0_u64 {
                        let v12 = if let Some(h7) = maybe(at: "n6", needs: (i0.id, i1)) {
                            #[after(v13, v12)]
                            let v1 = step(at: "n8", needs: v7);
                            let v10 = step(at: "n9", needs: v13);
                            step(at: "n10", needs: &h7)
                        } else {
                            i1.clone()
                        };
                        if again(at: "n11", needs: (i1.id, (i0.id, &i0), v7)) {
                            continue (v13, v7 + 1)
                        } else {
                            break step(at: "n12", needs: h5)
                        }
                    };
                } else {
                };
                match way(at: "n13", needs: (format!("{i0:?}"), v4)) {
                    0 => {
                        break step(at: "n14", needs: i1)
                    }
                    1 => {
                        break i1.clone()
                    }
                    _ => {
                        break step(at: "n15", needs: (i1, (i0.id, &i0)))
                    }
                }
            };
            let v5 = step(at: "n16", needs: (v2.id, &v2));
            let v13 = step(at: "n17", needs: i1);
            step(at: "n18", needs: { let q = &v13; q.clone() });
            #[after(v5, v13)]
            let v7 = step(at: "n19", needs: (i0.clone(), v2.id, v13));
            #[after(v2)]
            let v10 = step(at: "n20", needs: &i0);
            step(at: "n21", needs: (v7.clone(), { let q = &v5; q.clone() }, (i0.id, &i0)))
        }
    }
}

mod w9 {
    use super::*;

    workflow::workflow! {
        pub(super) W9<i0: Token, i1: &Token -> Token> with Lab {
            let v5 = step(at: "n1", needs: format!("{i0:?}"));
            let v11 = loop h3 = i1.clone() {
                #[after(v5)]
                loop h5 = 0_u64, h6 = i1.clone() {
                    match again(at: "n7", needs: &h3) {
                        true => {
                            let v2 = loop v5 = step(at: "n9", needs: (h6.id, &h3)), v3 = step(at: "n10", needs: ()) {
                                #[after(v11)]
                                let (v8, v7) = pair(at: "n12", needs: ({ let q = &v3; q.clone() }, v5.id, i1.clone()));
                                step(at: "n11", needs: (v5, h6));
                                match again(at: "n13", needs: ()) {
                                    true => {
                                        let v0 = step(at: "n14", needs: (v5.id, &v8));
                                        continue (step(at: "n15", needs: h3.clone()), step(at: "n16", needs: (v8, &v8)))
                                    }
                                    false => {
                                        break i1.clone()
                                    }
                                }
                            };
                            let v11 = i1;
                            break step(at: "n17", needs: h6)
                        }
                        false => {
                            break step(at: "n18", needs: h3.id)
                        }
                    }
                };
                if again(at: "n19", needs: i1.clone()) {
                    break h3
                } else {
                    break step(at: "n20", needs: (&v5, &i0, i1.clone()))
                }
            };
            #[after(v11, v5)]
            let v9 = step(at: "n21", needs: format!("{v5:?}"));
            let v6 = step(at: "n22", needs: (i0, &v5, v11));
            let v1 = v9;
            let v4 = step(at: "n23", needs: (v11, &v11));
            v1
        }
    }
}

mod w10 {
    use super::*;

    workflow::workflow! {
        pub(super) W10<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v11 = step(at: "n1", needs: (i1, &i0));
            #[limit(3)]
            let v5 = loop v12 = 0_u64, h3 = 0_u64 {
                if again(at: "n4", needs: (v12, v11, i0)) {
                    let v13 = loop h7 = step(at: "n6", needs: (v12, i1, h3)) {
                        #[after(v11)]
                        let v1 = step(at: "n8", needs: v12);
                        if let Some(h10) = maybe(at: "n9", needs: ({ let q = &h7; q.clone() }, v12)) {
                            break step(at: "n11", needs: &h7)
                        } else {
                            break risk(at: "n12", needs: (i1.id, v12, h3))?
                        }
                    };
                    break i0
                } else {
                    break step(at: "n13", needs: (i1, &i0))
                }
            };
            risk(at: "n14", needs: { let q = &v5; q.clone() });
            step(at: "n15", needs: (format!("{i0:?}"), v11))
        }
    }
}

mod w11 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            let v12 = y.clone();
            #[after(v12)]
            let v9 = step(at: "n2", needs: (y.id, key));
            y.clone()
        }

        pub(super) W11<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v11 = Inner0(key: key("n1", ()), x: i0, y: i1);
            let v4 = step(at: "n3", needs: ());
            let v8 = i1;
            step(at: "n4", needs: v8.id)
        }
    }
}

mod w12 {
    use super::*;

    workflow::workflow! {
        pub(super) W12<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let (v8, v3) = pair(at: "n1", needs: ((i0, &i0), i1));
            let v1 = risk(at: "n2", needs: v8);
            let v0 = loop h4 = i0.clone(), h5 = &i0 {
                let v3 = step(at: "n6", needs: (h5.clone(), v3, { let q = &i0; q.clone() }));
                let v2 = step(at: "n7", needs: ());
                if again(at: "n8", needs: (v8, v3, i1)) {
                    continue (risk(at: "n9", needs: (i1.clone(), h5, h4.clone()))?, &i0)
                } else {
                    break step(at: "n10", needs: ())
                }
            };
            let v6 = risk(at: "n11", needs: ())?;
            v6
        }
    }
}

mod w13 {
    use super::*;

    workflow::workflow! {
        pub(super) W13<i0: Token, i1: &Token -> Token> with Lab {
            let v7 = loop h3 = 0_u64, h4 = v5 {
                let v2 = step(at: "n5", needs: i1);
                let v4 = step(at: "n6", needs: i1.clone());
                if again(at: "n7", needs: (i1, h3, v5.id)) {
                    let v13 = loop h10 = step(at: "n9", needs: (h3, &v4)), h11 = &i0 {
                        let v12 = step(at: "n12", needs: (v5, h3, h11));
                        if again(at: "n13", needs: (h10, h3, { let q = &v12; q.clone() })) {
                            let v4 = step(at: "n14", needs: (v4, &h10));
                            let v7 = step(at: "n15", needs: (h10.clone(), &v4, &i0));
                            break v2
                        } else {
                            break step(at: "n16", needs: ())
                        }
                    };
                    continue (h3 + 1, step(at: "n17", needs: (v2.clone(), h3, { let q = &v13; q.clone() })))
                } else {
                    break step(at: "n18", needs: ((v4.id, &v4), i1.id))
                }
            };
            let v5 = step(at: "n1", needs: (i1, &i0));
            step(at: "n19", needs: (i0, &i0))
        }
    }
}

mod w14 {
    use super::*;

    workflow::workflow! {
        pub(super) W14<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v8 = i1;
            risk(at: "n1", needs: i1)?;
            let v6 = if again(at: "n2", needs: (v8.clone(), i1.clone())) {
                i1.clone()
            } else {
                #[after(v8)]
                #[limit(2)]
                let v6 = loop h4 = &i0 {
                    let (v10, v11) = pair(at: "n5", needs: v8.clone());
                    match way(at: "n6", needs: i1) {
                        0 => {
                            break step(at: "n7", needs: (h4, i0))
                        }
                        1 => {
                            continue i1
                        }
                        _ => {
                            break step(at: "n8", needs: h4)
                        }
                    }
                };
                step(at: "n9", needs: ((i0, &i0), v8.id, v6))
            };
            let v4 = step(at: "n10", needs: (i1.clone(), v8.id));
            let v13 = step(at: "n11", needs: (i0.id, { let q = &v4; q.clone() }));
            let v0 = step(at: "n12", needs: i1);
            let v7 = risk(at: "n13", needs: ({ let q = &i0; q.clone() }, { let q = &v0; q.clone() }))?;
            let v10 = step(at: "n14", needs: v8);
            step(at: "n15", needs: ())
        }
    }
}

mod w15 {
    use super::*;

    workflow::workflow! {
        pub(super) W15<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v10 = step(at: "n1", needs: ());
            #[limit(2)]
            let v4 = loop v5 = i1.clone(), h3 = v10 {
                #[after(v10)]
                let v3 = &v10;
                match way(at: "n4", needs: (i0, &i0)) {
                    0 => {
                        let v5 = risk(at: "n5", needs: &v10)?;
                        break risk(at: "n6", needs: (i1, { let q = &i0; q.clone() }))?
                    }
                    1 => {
                        break step(at: "n7", needs: (&v5, v10))
                    }
                    _ => {
                        break h3
                    }
                }
            };
            #[after(v4, v10)]
            let v11 = risk(at: "n8", needs: (v4.id, &v4))?;
            v10.clone();
            v10
        }
    }
}

mod w16 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Result<Token, Stop>> with Lab {
            let v4 = loop v1 = y.clone() {
                let v13 = if v1.id % 2 == 0 {
                    let v11 = step(at: "n8", needs: (v1, key));
                    let v3 = step(at: "n7", needs: (key, (x, &x)));
                    y.clone()
                } else {
                    step(at: "n9", needs: (y.clone(), key))
                };
                {
                    match way(at: "n10", needs: ((v1, &v1), y.clone(), key)) {
                        0 => {
                            break x
                        }
                        1 => {
                            break x
                        }
                        _ => {
                            break step(at: "n11", needs: (y, key))
                        }
                    }
                }
            };
            y.clone()
        }

        pub(super) W16<i0: Token, i1: &Token -> Token> with Lab {
            #[after(v9, v6)]
            let v11 = match maybe(at: "n3", needs: (&v9, i0)) {
                None => {
                    step(at: "n4", needs: (i0, (v9.id, &v9)))
                }
                Some(v13) => {
                    let v0 = Inner0(key: key("n5", (format!("{i0:?}"), v6.clone(), v9)), x: v9, y: &v13);
                    let v5 = loop h13 = &v6 {
                        let v11 = loop h15 = h13.clone(), h16 = h13.clone() {
                            if again(at: "n17", needs: ()) {
                                let v11 = step(at: "n18", needs: ((v9, &v9), &h15));
                                continue (step(at: "n19", needs: ((h15, &h15), (v13, &v13))), step(at: "n20", needs: ((v13.id, &v13), i1)))
                            } else {
                                break step(at: "n21", needs: &v13)
                            }
                        };
                        if again(at: "n22", needs: (&v9, v6, v13.id)) {
                            continue h13
                        } else {
                            break step(at: "n23", needs: (i0.id, i1.clone(), v13))
                        }
                    };
                    step(at: "n24", needs: (i0.id, &i0))
                }
            };
            let v10 = step(at: "n25", needs: i1.clone());
            let v9 = step(at: "n1", needs: (format!("{i0:?}"), i1));
            let v6 = step(at: "n2", needs: { let q = &i0; q.clone() });
            step(at: "n26", needs: v9)
        }
    }
}

mod w17 {
    use super::*;

    workflow::workflow! {
        pub(super) W17<i0: Token, i1: &Token -> Token> with Lab {
            let v4 = i1.clone();
            step(at: "n1", needs: (&v4, i1.id));
            let v5 = step(at: "n2", needs: (v4.clone(), i1));
            step(at: "n3", needs: (i0, &v5))
        }
    }
}

mod w18 {
    use super::*;

    workflow::workflow! {
        pub(super) W18<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v5 = risk(at: "n22", needs: (v1, &v1))?;
            #[after(v8)]
            let v11 = &v1;
            let v8 = maybe(at: "n19", needs: v2.clone());
            let v2 = if again(at: "n1", needs: i1.id) {
                let v4 = step(at: "n2", needs: (&i0, i1));
                loop h4 = &v4, v5 = step(at: "n5", needs: v4) {
                    #[after(v4)]
                    let v13 = i1;
                    let v6 = if again(at: "n6", needs: h4) {
                        #[limit(2)]
                        let v7 = loop h8 = &v5 {
                            match way(at: "n9", needs: v13.clone()) {
                                0 if v5.id % 2 == 0 => {
                                    #[after(v13)]
                                    let v4 = step(at: "n10", needs: (v13.clone(), h8.id));
                                    break risk(at: "n11", needs: (&v4, { let q = &i0; q.clone() }))?
                                }
                                1 => {
                                    let v10 = step(at: "n12", needs: i1);
                                    break risk(at: "n13", needs: (&v4, &v10, h4.id))?
                                }
                                _ => {
                                    break risk(at: "n14", needs: i0.id)?
                                }
                            }
                        };
                        step(at: "n15", needs: i1.id)
                    } else {
                        step(at: "n16", needs: v5.id)
                    };
                    if again(at: "n17", needs: &v5) {
                        continue (h4, v4)
                    } else {
                        break h4.clone()
                    }
                }
            } else {
                step(at: "n18", needs: ())
            };
            #[after(v2)]
            let v1 = v3.clone();
            let (v3, v9) = pair(at: "n21", needs: v8);
            step(at: "n20", needs: (i1.id, &v2));
            step(at: "n23", needs: (v2.clone(), &v1, v3))
        }
    }
}

mod w19 {
    use super::*;

    workflow::workflow! {
        pub(super) W19<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            #[limit(2)]
            let v2 = loop h3 = step(at: "n2", needs: (&i0, i1)), h4 = 0_u64 {
                let (v6, v2) = pair(at: "n5", needs: i1.id);
                let v0 = loop h7 = &v6 {
                    #[limit(2)]
                    let v11 = loop h9 = &v2 {
                        let v0 = {
                            let v4 = risk(at: "n10", needs: (v6, i1))?;
                            let v6 = &i0;
                            h3
                        };
                        match way(at: "n11", needs: &h3) {
                            0 => {
                                #[after(v0)]
                                let (v12, v10) = pair(at: "n12", needs: ({ let q = &v6; q.clone() }, h7));
                                let v8 = step(at: "n13", needs: ());
                                break step(at: "n14", needs: (h9.clone(), i1.id, &i0))
                            }
                            1 => {
                                continue &v2
                            }
                            _ => {
                                continue h9
                            }
                        }
                    };
                    if again(at: "n15", needs: (h3.id, h4, v2.id)) {
                        continue &h3
                    } else {
                        break v6
                    }
                };
                match way(at: "n16", needs: (h4, (v2, &v2))) {
                    0 => {
                        break step(at: "n17", needs: h4)
                    }
                    1 if h3.id % 2 == 0 => {
                        continue (step(at: "n18", needs: (&v0, h3)), h4 + 1)
                    }
                    _ => {
                        break step(at: "n19", needs: ())
                    }
                }
            };
            let v4 = i1.clone();
            #[after(v2, v4)]
            let v11 = i1;
            step(at: "n20", needs: (i1, v11.id))
        }
    }
}

mod w20 {
    use super::*;

    workflow::workflow! {
        pub(super) W20<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v12 = risk(at: "n18", needs: &i0)?;
            let v1 = step(at: "n20", needs: &v7);
            #[after(v12, v2)]
            let v5 = items(at: "n19", needs: (v7.id, &v7));
            let v4 = &v12;
            let v2 = v7;
            #[limit(2)]
            let v7 = loop {
                let v10 = if again(at: "n2", needs: (i1.clone(), i0.clone())) {
                    i0
                } else {
                    risk(at: "n3", needs: (i1, i0))?
                };
                let v3 = loop {
                    #[after(v10)]
                    #[limit(3)]
                    let v7 = loop h7 = step(at: "n6", needs: (&i0, v10.clone(), i1)) {
                        let v9 = step(at: "n8", needs: ());
                        risk(at: "n9", needs: (v9, i1, (v10.id, &v10)))?;
                        if again(at: "n10", needs: v10.id) {
                            let v1 = risk(at: "n11", needs: ())?;
                            continue step(at: "n12", needs: ())
                        } else {
                            #[after(v10)]
                            let v4 = step(at: "n13", needs: (i1, v9.clone(), (h7.id, &h7)));
                            break i0
                        }
                    };
                    if let Some(v5) = maybe(at: "n14", needs: (format!("{v10:?}"), i0)) {
                        {
                            risk(at: "n15", needs: (v7.id, format!("{v10:?}"), i0.clone()));
                            continue
                        }
                    } else {
                        break v10.clone()
                    }
                };
                if again(at: "n16", needs: ((v3.id, &v3), format!("{i0:?}"))) {
                    continue
                } else {
                    break step(at: "n17", needs: format!("{v10:?}"))
                }
            };
            step(at: "n21", needs: (v5.clone(), v12))
        }
    }
}

mod w21 {
    use super::*;

    workflow::workflow! {
        pub(super) W21<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v5 = risk(at: "n1", needs: i1.clone())?;
            let v6 = step(at: "n19", needs: (format!("{v1:?}"), (i0, &i0)));
            let v11 = i1.clone();
            let v7 = i0.clone();
            #[after(v11)]
            let v12 = step(at: "n20", needs: (v7, i1));
            let v1 = risk(at: "n18", needs: (v7, &v7))?;
            let v4 = loop v13 = 0_u64 {
                {
                    loop h4 = &v5 {
                        let v11 = loop h6 = v7.clone() {
                            let v2 = risk(at: "n7", needs: (v7, i1.id));
                            let v6 = step(at: "n8", needs: i1.clone());
                            if again(at: "n9", needs: (&v2, v6, i1)) {
                                continue risk(at: "n10", needs: v6)?
                            } else {
                                risk(at: "n12", needs: (i1, &v2))?;
                                let v5 = risk(at: "n11", needs: (&h6, v13, i1.id))?;
                                break h4.clone()
                            }
                        };
                        if let Some(h14) = maybe(at: "n13", needs: (h4, (v7.id, &v7))) {
                            let v7 = step(at: "n15", needs: (v11, &v11));
                            continue i1
                        } else {
                            break v7
                        }
                    };
                    &v7;
                    match again(at: "n16", needs: ()) {
                        true => {
                            let v13 = step(at: "n17", needs: i0.id);
                            continue 0_u64
                        }
                        false => {
                            let v5 = v5.clone();
                            break i1.clone()
                        }
                    }
                }
            };
            step(at: "n21", needs: (v7, format!("{v11:?}")))
        }
    }
}

mod w22 {
    use super::*;

    workflow::workflow! {
        pub(super) W22<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let (v2, v3) = pair(at: "n20", needs: ());
            let v10 = step(at: "n1", needs: i1.clone());
            let v8 = loop v2 = v4.clone() {
                let v12 = loop h6 = step(at: "n5", needs: (&v0, v2.clone(), v7)) {
                    let v4 = maybe(at: "n14", needs: (v0.clone(), h6, &v5));
                    #[limit(1)]
                    let v5 = loop v10 = step(at: "n8", needs: v10.id) {
                        match maybe(at: "n9", needs: ((i0, &i0), (v2, &v2))) {
                            Some(h10) => {
                                let (v1, v3) = pair(at: "n11", needs: (i1.id, (i0.id, &i0), &v7));
                                continue i1.clone()
                            }
                            None => {
                                let (v4, v2) = pair(at: "n12", needs: (i1, (v10.id, &v10)));
                                break step(at: "n13", needs: ((v7.id, &v7), v4))
                            }
                        }
                    };
                    match way(at: "n15", needs: (v4.clone(), v5, format!("{i0:?}"))) {
                        0 => {
                            break v0
                        }
                        1 => {
                            break h6
                        }
                        _ => {
                            break risk(at: "n16", needs: v10)?
                        }
                    }
                };
                {
                    {
                        if again(at: "n17", needs: ({ let q = &v7; q.clone() }, format!("{i0:?}"))) {
                            break step(at: "n18", needs: i1)
                        } else {
                            break step(at: "n19", needs: (v7, i0.id, v2))
                        }
                    }
                }
            };
            let (v0, v7) = pair(at: "n2", needs: ());
            let v4 = &i0;
            v0
        }
    }
}

mod w23 {
    use super::*;

    workflow::workflow! {
        pub(super) W23<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let (v12, v5) = pair(at: "n1", needs: (i0.id, i1));
            let v4 = risk(at: "n3", needs: (v10, i1.id))?;
            let v3 = risk(at: "n4", needs: (i0, &i0))?;
            let v10 = step(at: "n2", needs: (i1.clone(), v12.id));
            loop v8 = v3.clone() {
                match way(at: "n6", needs: { let q = &v4; q.clone() }) {
                    0 => {
                        break step(at: "n7", needs: ())
                    }
                    1 => {
                        let v8 = loop h9 = &v10 {
                            if let Some(h11) = maybe(at: "n10", needs: h9.id) {
                                let v4 = risk(at: "n12", needs: &v8)?;
                                continue &v12
                            } else {
                                break risk(at: "n13", needs: ((i0, &i0), &v12, &v3))?
                            }
                        };
                        let v0 = risk(at: "n14", needs: i1);
                        break v12
                    }
                    _ => {
                        {
                            let v9 = i1;
                            continue step(at: "n15", needs: ())
                        }
                    }
                }
            }
        }
    }
}

mod w24 {
    use super::*;

    workflow::workflow! {
        pub(super) W24<i0: Token, i1: &Token -> Token> with Lab {
            let v4 = if i0.id % 2 == 0 {
                let v9 = loop h5 = step(at: "n4", needs: (v9, &v9)), h7 = step(at: "n6", needs: v9.clone()) {
                    {
                        {
                            if again(at: "n8", needs: format!("{v9:?}")) {
                                break step(at: "n9", needs: (format!("{i0:?}"), v9))
                            } else {
                                break v13.clone()
                            }
                        }
                    }
                };
                step(at: "n10", needs: (&v9, (i0.id, &i0)))
            } else {
                i0
            };
            let v7 = step(at: "n2", needs: &v9);
            let v9 = step(at: "n1", needs: i1);
            let v13 = i1;
            v7.clone()
        }
    }
}

mod w25 {
    use super::*;

    workflow::workflow! {
        pub(super) W25<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v8 = loop v1 = step(at: "n2", needs: (&i0, i1)), h3 = i1 {
                let v10 = step(at: "n5", needs: ());
                let v6 = step(at: "n4", needs: h3);
                match way(at: "n6", needs: (v6.id, v10, (i0.id, &i0))) {
                    0 => {
                        break h3.clone()
                    }
                    1 if i0.id % 2 == 0 => {
                        break step(at: "n7", needs: (&v1, &v10, v6))
                    }
                    _ => {
                        break v1
                    }
                }
            };
            let v0 = step(at: "n8", needs: (&i0, &v8, i1));
            let v9 = v0;
            #[after(v8, v0)]
            let v13 = maybe(at: "n9", needs: v9);
            let v11 = i1;
            #[after(v13)]
            let v2 = step(at: "n10", needs: (&v8, format!("{v0:?}")));
            let v4 = &v2;
            let v5 = risk(at: "n11", needs: (&v9, (v2.id, &v2)))?;
            v5.clone()
        }
    }
}

mod w26 {
    use super::*;

    workflow::workflow! {
        pub(super) W26<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v0 = {
                let (v13, v5) = pair(at: "n3", needs: (v7.id, { let q = &v3; q.clone() }, format!("{i0:?}")));
                step(at: "n4", needs: (&v11, v5.clone()))
            };
            #[after(v3, v7)]
            let v13 = step(at: "n5", needs: ());
            let v11 = maybe(at: "n2", needs: i1.id);
            let v7 = &i0;
            let v10 = step(at: "n6", needs: (v11.clone(), v7, &v13));
            let v3 = risk(at: "n1", needs: (v7, i1))?;
            i1.clone()
        }
    }
}

mod w27 {
    use super::*;

    workflow::workflow! {
        pub(super) W27<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            #[limit(2)]
            let v2 = loop h2 = i0.clone(), h4 = risk(at: "n3", needs: i0.id)? {
                if again(at: "n5", needs: ()) {
                    let v3 = step(at: "n6", needs: h2);
                    continue (i1.clone(), step(at: "n7", needs: i1.clone()))
                } else {
                    break step(at: "n8", needs: (format!("{h2:?}"), { let q = &h4; q.clone() }))
                }
            };
            let v11 = loop h10 = &v2, h11 = i1.clone() {
                #[after(v2)]
                let v3 = &h11;
                match again(at: "n12", needs: i1) {
                    true => {
                        continue (h10, step(at: "n13", needs: (v3.id, i1.id, (v2, &v2))))
                    }
                    false => {
                        #[limit(1)]
                        let v2 = loop h15 = 0_u64 {
                            let v2 = loop h17 = v3.clone() {
                                let v8 = lend(at: "n18", needs: v3);
                                let v4 = step(at: "n19", needs: i1);
                                match way(at: "n20", needs: (&i0, v8)) {
                                    0 => {
                                        break v2
                                    }
                                    1 if h11.id % 2 == 0 => {
                                        continue v2.clone()
                                    }
                                    _ => {
                                        break step(at: "n21", needs: v8)
                                    }
                                }
                            };
                            if again(at: "n22", needs: (i1.clone(), &i0)) {
                                continue h15 + 1
                            } else {
                                break step(at: "n23", needs: v3)
                            }
                        };
                        break h11
                    }
                }
            };
            let v13 = risk(at: "n24", needs: v2);
            let v1 = items(at: "n25", needs: (&v11, (v2.id, &v2), i0));
            let v4 = i1.clone();
            #[after(v4, v11)]
            let (v3, v8) = pair(at: "n26", needs: ());
            let v9 = risk(at: "n27", needs: (v1.clone(), &v13, &v3))?;
            step(at: "n28", needs: (&v8, i1.clone(), v3.id))
        }
    }
}

mod w28 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Result<Token, Stop>> with Lab {
            let v7 = loop h6 = y, h7 = &x {
                #[limit(1)]
                let v4 = loop h9 = h7 {
                    let v3 = if let Some(h11) = maybe(at: "n10", needs: (x, h6.id, h9.id, key)) {
                        let v12 = risk(at: "n12", needs: (key, h9, y))?;
                        let v2 = risk(at: "n13", needs: (y, h6, key))?;
                        risk(at: "n14", needs: (h6.clone(), &v12))?
                    } else {
                        step(at: "n15", needs: key)
                    };
                    match way(at: "n16", needs: (h7.clone(), key)) {
                        0 => {
                            break v3
                        }
                        1 if h6.id % 2 == 0 => {
                            continue &x
                        }
                        _ => {
                            break y.clone()
                        }
                    }
                };
                match again(at: "n17", needs: ({ let q = &x; q.clone() }, key)) {
                    true => {
                        {
                            continue (h7, y)
                        }
                    }
                    false => {
                        break step(at: "n18", needs: (v4, key))
                    }
                }
            };
            step(at: "n19", needs: (y, key))
        }

        pub(super) W28<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v1 = step(at: "n1", needs: i1.clone());
            let v13 = risk(at: "n2", needs: ());
            let v8 = step(at: "n3", needs: v13.clone());
            let v12 = Inner0(key: key("n4", (&v1, v13.clone())), x: i0, y: &v1)?;
            if again(at: "n20", needs: (format!("{i0:?}"), v1.id, v13.clone())) {
                #[after(v12, v1)]
                let v9 = step(at: "n21", needs: &v13);
                let v10 = step(at: "n22", needs: v13);
                v9
            } else {
                i0
            }
        }
    }
}

mod w29 {
    use super::*;

    workflow::workflow! {
        pub(super) W29<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v13 = loop v6 = step(at: "n2", needs: (i1.id, { let q = &i0; q.clone() })) {
                let v9 = i1;
                if again(at: "n3", needs: i1.clone()) {
                    if again(at: "n4", needs: ((i0, &i0), (v6.id, &v6), v9.clone())) {
                        {
                            continue step(at: "n5", needs: format!("{i0:?}"))
                        }
                    } else {
                        break step(at: "n6", needs: (i0.id, &i0))
                    }
                } else {
                    step(at: "n7", needs: (i1.clone(), (i0.id, &i0), v9.clone()));
                    break step(at: "n8", needs: v6)
                }
            };
            let v6 = &i0;
            step(at: "n9", needs: ());
            step(at: "n10", needs: v6.id)
        }
    }
}

mod w30 {
    use super::*;

    workflow::workflow! {
        pub(super) W30<i0: Token, i1: &Token -> Token> with Lab {
            let v0 = i0;
            #[after(v0)]
            let v7 = step(at: "n1", needs: ());
            let v10 = loop h3 = &i0 {
                #[after(v7, v0)]
                let v10 = step(at: "n4", needs: (h3.clone(), &v0));
                let v8 = loop h7 = step(at: "n6", needs: h3.clone()), h8 = &v0 {
                    match again(at: "n9", needs: h7) {
                        true => {
                            let v6 = step(at: "n10", needs: (v7.clone(), h7));
                            if again(at: "n11", needs: ((v10, &v10), v6)) {
                                continue (v0, h8)
                            } else {
                                break step(at: "n12", needs: format!("{i0:?}"))
                            }
                        }
                        false => {
                            break step(at: "n13", needs: ((v0, &v0), h3))
                        }
                    }
                };
                if let Some(v3) = maybe(at: "n14", needs: (v7.id, &v7)) {
                    {
                        break step(at: "n15", needs: v0)
                    }
                } else {
                    break step(at: "n16", needs: ())
                }
            };
            let (v1, v6) = pair(at: "n17", needs: ((i0.id, &i0), i1.id));
            let v9 = risk(at: "n18", needs: (i1.id, (v10.id, &v10)));
            v7
        }
    }
}

mod w31 {
    use super::*;

    workflow::workflow! {
        pub(super) W31<i0: Token, i1: &Token -> Token> with Lab {
            let v12 = step(at: "n1", needs: i0.id);
            let v9 = loop {
                #[after(v12)]
                let v1 = step(at: "n3", needs: i1);
                {
                    let v1 = loop h5 = 0_u64, h6 = &i0 {
                        if again(at: "n7", needs: h6.id) {
                            let v2 = step(at: "n8", needs: (&v12, v1));
                            let v0 = i1.clone();
                            continue (h5 + 1, &v1)
                        } else {
                            let v11 = step(at: "n9", needs: (h6.id, i1.clone()));
                            break step(at: "n10", needs: ())
                        }
                    };
                    if again(at: "n11", needs: ({ let q = &v12; q.clone() }, &v1)) {
                        let v10 = maybe(at: "n12", needs: (format!("{v12:?}"), format!("{v1:?}")));
                        continue
                    } else {
                        let v1 = match risk(at: "n13", needs: &v1) {
                            Ok(v7) => {
                                let v8 = step(at: "n14", needs: (i0, &i0));
                                i0
                            }
                            Err(_) => {
                                v1
                            }
                        };
                        break step(at: "n15", needs: i1)
                    }
                }
            };
            step(at: "n16", needs: &v9)
        }
    }
}
