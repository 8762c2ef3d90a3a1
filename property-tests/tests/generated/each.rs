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
            let v3 = step(at: "n12", needs: &i0);
            let v7 = &v6;
            risk(at: "n14", needs: v7.id)?;
            #[concurrency(3)]
            let v10 = each h3 in items(at: "n1", needs: &i0) {
                let v0 = {
                    #[concurrency(2)]
                    let se5 = each (j5, h6) in [h3].into_iter().enumerate() {
                        step(at: "n7", needs: (i1.clone(), h3, format!("{v4:?}"), j5))
                    };
                    let v2 = workflow::collect(items: ~se5);
                    match again(at: "n8", needs: (i1.clone(), &v2, i0.clone(), h3)) {
                        true => {
                            v4
                        }
                        false => {
                            &v4;
                            let v3 = step(at: "n9", needs: format!("{v4:?}"));
                            risk(at: "n10", needs: format!("{v4:?}"))?
                        }
                    }
                };
                let v4 = step(at: "n4", needs: &h3);
                risk(at: "n11", needs: (&h3, &v0))?
            };
            let v6 = step(at: "n13", needs: (i0.id, (v3.id, &v3), i1.id));
            risk(at: "n15", needs: (v6, v10))?
        }
    }
}

mod w1 {
    use super::*;

    workflow::workflow! {
        pub(super) W1<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            #[concurrency(2)]
            let v0 = each h3 in items(at: "n1", needs: ()) {
                let v10 = if let Some(h5) = maybe(at: "n4", needs: (i1, h3)) {
                    let v11 = {
                        workflow::collect(items: ~se11)
                    };
                    let se6 = each (j6, h7) in [h5].into_iter().enumerate() {
                        let v8 = risk(at: "n8", needs: (h3, j6))?;
                        #[after(v8)]
                        let v1 = step(at: "n9", needs: (j6, h7));
                        step(at: "n10", needs: (j6, h3))
                    };
                    let se11 = each h12 in ~se6 {
                        risk(at: "n13", needs: (i1, h3, h12))?
                    };
                    h5
                } else {
                    let v10 = maybe(at: "n14", needs: ((i0, &i0), h3));
                    h3
                };
                let v6 = i1.clone();
                let v11 = if v10.id % 2 == 0 {
                    let v8 = {
                        let v3 = risk(at: "n15", needs: ((v10, &v10), h3))?;
                        #[concurrency(1)]
                        let se17 = each h18 in items(at: "n16", needs: (i1.id, { let q = &h3; q.clone() }, v3.id)) {
                            let v2 = step(at: "n19", needs: (h3, i1, h18));
                            let v6 = h3.clone();
                            step(at: "n20", needs: (h3, h18))
                        };
                        let v7 = workflow::collect(items: ~se17);
                        risk(at: "n21", needs: (h3.id, v6))?
                    };
                    risk(at: "n22", needs: (v10, v6.id, h3))?
                } else {
                    i0
                };
                step(at: "n23", needs: { let q = &h3; q.clone() })
            };
            i1.clone();
            step(at: "n24", needs: ((i0.id, &i0), i1.clone()));
            step(at: "n25", needs: v0.clone());
            let v13 = step(at: "n26", needs: (&v0, i1));
            let v1 = risk(at: "n27", needs: ((v13.id, &v13), i1.clone()))?;
            let v3 = risk(at: "n28", needs: (i1.id, i0.id, v1))?;
            i0
        }
    }
}

mod w2 {
    use super::*;

    workflow::workflow! {
        pub(super) W2<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let se15 = each h16 in ~se2 {
                risk(at: "n17", needs: (i1, h16))?
            };
            let v10 = risk(at: "n21", needs: ())?;
            let v13 = v9.clone();
            let se2 = each h3 in items(at: "n1", needs: ()) {
                #[concurrency(2)]
                let v4 = each (j4, v3) in [h3, h3].into_iter().enumerate() {
                    let v2 = each h7 in items(at: "n5", needs: (format!("{i0:?}"), v3, j4)) {
                        #[concurrency(3)]
                        let v11 = each h10 in items(at: "n8", needs: (h3, j4, h7)) {
                            risk(at: "n11", needs: (&h7, h10))?
                        };
                        let v4 = maybe(at: "n12", needs: (i1.id, { let q = &h3; q.clone() }, &i0, j4, h7));
                        v3
                    };
                    risk(at: "n13", needs: (&h3, j4))?
                };
                step(at: "n14", needs: h3)
            };
            let v9 = risk(at: "n19", needs: (i1.clone(), i0.clone()))?;
            #[after(v12, v9)]
            let v6 = lend(at: "n20", needs: i1);
            let v3 = {
                step(at: "n18", needs: i1);
                workflow::collect(items: ~se15)
            };
            let v12 = &v9;
            risk(at: "n22", needs: v6.clone())?
        }
    }
}

mod w3 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Result<Token, Stop>> with Lab {
            #[concurrency(2)]
            let se10 = each h11 in items(at: "n9", needs: (y, key)) {
                let v8 = risk(at: "n12", needs: (key, format!("{h11:?}"), x.clone()));
                risk(at: "n13", needs: (&x, key, y, h11))?
            };
            let v9 = workflow::collect(items: ~se10);
            let v4 = step(at: "n14", needs: (&v9, key));
            step(at: "n15", needs: (v9.len(), format!("{v4:?}"), x.id))
        }

        pub(super) W3<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v1 = if i0.id % 2 == 0 {
                step(at: "n1", needs: ())
            } else {
                let v6 = if again(at: "n17", needs: ()) {
                };
                #[concurrency(2)]
                let v11 = each h4 in items(at: "n2", needs: i1) {
                    #[concurrency(3)]
                    let v11 = each h7 in items(at: "n5", needs: (i1, h4)) {
                        i1.clone()
                    };
                    let v10 = Inner0(key: key("n8", ((i0, &i0), h4)), x: h4, y: &i0)?;
                    risk(at: "n16", needs: (&h4, format!("{v10:?}")))
                };
                step(at: "n18", needs: (v11.len(), v6))
            };
            let v12 = step(at: "n19", needs: ({ let q = &i0; q.clone() }, i1));
            let v5 = &v12;
            step(at: "n20", needs: (i1, &i0))
        }
    }
}

mod w4 {
    use super::*;

    workflow::workflow! {
        pub(super) W4<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v1 = step(at: "n5", needs: ());
            #[after(v4)]
            let v0 = step(at: "n4", needs: v7.clone());
            let v4 = step(at: "n3", needs: i0);
            let (v7, v6) = pair(at: "n1", needs: (i0, i1));
            let v11 = step(at: "n2", needs: (v7, v6));
            let v5 = each h8 in items(at: "n6", needs: (i0, &v0)) {
                let v2 = &v4;
                step(at: "n9", needs: h8)
            };
            step(at: "n10", needs: ())
        }
    }
}

mod w5 {
    use super::*;

    workflow::workflow! {
        pub(super) W5<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v13 = maybe(at: "n12", needs: (i1.id, v10.clone()));
            let v6 = i1.clone();
            let v10 = each h9 in items(at: "n7", needs: i1.id) {
                let v9 = {
                    step(at: "n10", needs: (i1.id, format!("{i0:?}"), &v8, h9))
                };
                risk(at: "n11", needs: h9)
            };
            let v8 = each h3 in items(at: "n1", needs: i1.clone()) {
                let v9 = risk(at: "n4", needs: (i1.clone(), i0.id, h3))?;
                let v8 = step(at: "n5", needs: &v9);
                risk(at: "n6", needs: ((i0.id, &i0), &h3))
            };
            let v2 = maybe(at: "n14", needs: v8);
            let v7 = step(at: "n13", needs: (&i0, v10.clone()));
            let v1 = risk(at: "n15", needs: v6.id)?;
            step(at: "n16", needs: i1.clone())
        }
    }
}

mod w6 {
    use super::*;

    workflow::workflow! {
        pub(super) W6<i0: Token, i1: &Token -> Token> with Lab {
            let v13 = loop h2 = i1, h3 = 0_u64 {
                let v6 = h2.clone();
                if again(at: "n4", needs: (h3, h2.id)) {
                    #[after(v11)]
                    #[concurrency(2)]
                    let v6 = each h23 in items(at: "n21", needs: (&i0, h2.id)) {
                        let v4 = step(at: "n24", needs: ((i0.id, &i0), h23));
                        risk(at: "n25", needs: (i1, { let q = &h23; q.clone() }, { let q = &v11; q.clone() }))
                    };
                    let v11 = match maybe(at: "n5", needs: (h2, { let q = &i0; q.clone() })) {
                        None => {
                            step(at: "n7", needs: (i0, i1.clone()))
                        }
                        Some(h6) => {
                            let se8 = each (j8, h9) in [h6, h6].into_iter().enumerate() {
                                let v2 = &h6;
                                step(at: "n10", needs: (h2.clone(), j8, (i0, &i0)))
                            };
                            let se11 = each h12 in ~se8 {
                                step(at: "n13", needs: h12)
                            };
                            let v6 = workflow::collect(items: ~se11);
                            #[concurrency(1)]
                            let se14 = each h15 in v6 {
                                step(at: "n16", needs: (h3, &v6, h15))
                            };
                            let se17 = each h18 in ~se14 {
                                step(at: "n19", needs: (&i0, h6, h18))
                            };
                            let v12 = workflow::collect(items: ~se17);
                            step(at: "n20", needs: (h3, v12.clone(), v6.len()))
                        }
                    };
                    continue (h2, h3 + 1)
                } else {
                    break step(at: "n26", needs: ({ let q = &v6; q.clone() }, h2.clone()))
                }
            };
            let v9 = step(at: "n27", needs: (i1, v13.clone()));
            v9
        }
    }
}

mod w7 {
    use super::*;

    workflow::workflow! {
        pub(super) W7<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v10 = lend(at: "n1", needs: i1);
            let v3 = each h4 in items(at: "n2", needs: v10.id) {
                let v11 = risk(at: "n5", needs: (v10, (i0, &i0), h4));
                match maybe(at: "n6", needs: v11.clone()) {
                    None => {
                        risk(at: "n8", needs: (v11.clone(), v10, i1))?
                    }
                    Some(h7) => {
                        let v5 = step(at: "n9", needs: (h7.id, (i0.id, &i0)));
                        risk(at: "n10", needs: h4)?
                    }
                }
            };
            #[after(v10, v3)]
            risk(at: "n11", needs: &i0)?;
            step(at: "n12", needs: v10.id)
        }
    }
}

mod w8 {
    use super::*;

    workflow::workflow! {
        pub(super) W8<i0: Token, i1: &Token -> Token> with Lab {
            let v1 = if i0.id % 2 == 0 {
                #[concurrency(2)]
                let se2 = each h3 in items(at: "n1", needs: (i0, i1)) {
                    #[concurrency(2)]
                    let v9 = each h6 in items(at: "n4", needs: (&i0, h3)) {
                        let v3 = step(at: "n7", needs: (h3, i1.id, h6));
                        risk(at: "n8", needs: ((i0, &i0), h6.clone()))
                    };
                    step(at: "n9", needs: h3.id)
                };
                let v7 = workflow::collect(items: ~se2);
                step(at: "n10", needs: ((i0.id, &i0), i1))
            } else {
                step(at: "n11", needs: (i0.id, i1.id))
            };
            maybe(at: "n12", needs: (i1, &i0));
            let v10 = step(at: "n13", needs: (i1.clone(), v1.id));
            let v6 = step(at: "n14", needs: ());
            let v0 = step(at: "n15", needs: format!("{v10:?}"));
            #[after(v6, v0)]
            let v13 = items(at: "n16", needs: { let q = &i0; q.clone() });
            let v9 = step(at: "n17", needs: (&v0, v13.len()));
            let v5 = step(at: "n18", needs: v13);
            step(at: "n19", needs: ())
        }
    }
}

mod w9 {
    use super::*;

    workflow::workflow! {
        pub(super) W9<i0: Token, i1: &Token -> Token> with Lab {
            let v8 = risk(at: "n1", needs: (format!("{i0:?}"), i1.clone()));
            let v11 = step(at: "n2", needs: (i0.id, v8.clone(), i1.clone()));
            let v6 = step(at: "n3", needs: &v11);
            let v1 = step(at: "n4", needs: ());
            i0.clone()
        }
    }
}

mod w10 {
    use super::*;

    workflow::workflow! {
        pub(super) W10<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v7 = step(at: "n13", needs: &v4);
            let v8 = workflow::collect(items: ~se7);
            let v11 = each h4 in items(at: "n2", needs: &i0) {
                let v9 = risk(at: "n6", needs: (v0.clone(), i1));
                let v0 = step(at: "n5", needs: ({ let q = &v4; q.clone() }, h4));
                h4
            };
            let v6 = step(at: "n12", needs: ((v4.id, &v4), (i0.id, &i0)));
            let v4 = step(at: "n1", needs: ());
            #[concurrency(3)]
            let se7 = each (j7, h8) in v11.clone().into_iter().enumerate() {
                #[concurrency(1)]
                let v8 = each (j9, h10) in v11.clone().into_iter().enumerate() {
                    i1.clone()
                };
                #[after(v8)]
                let v6 = i0;
                step(at: "n11", needs: j7)
            };
            v6.clone()
        }
    }
}

mod w11 {
    use super::*;

    workflow::workflow! {
        pub(super) W11<i0: Token, i1: &Token -> Token> with Lab {
            let se2 = each h3 in items(at: "n1", needs: i1) {
                let v8 = each h6 in items(at: "n4", needs: ((h3.id, &h3), i1.id)) {
                    let v9 = step(at: "n8", needs: (i1.id, h3, h6));
                    let v11 = step(at: "n7", needs: ((h6, &h6), i1));
                    step(at: "n9", needs: (i0, h3, h6))
                };
                step(at: "n10", needs: (format!("{i0:?}"), h3))
            };
            let se11 = each h12 in ~se2 {
                step(at: "n13", needs: h12)
            };
            {
                workflow::collect(items: ~se11)
            };
            step(at: "n14", needs: (i0, &i0));
            let v11 = step(at: "n15", needs: (i1, i0.clone()));
            step(at: "n16", needs: ());
            #[after(v11)]
            let v3 = v11.clone();
            step(at: "n17", needs: (i1, &i0, { let q = &v11; q.clone() }))
        }
    }
}

mod w12 {
    use super::*;

    workflow::workflow! {
        pub(super) W12<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v7 = risk(at: "n5", needs: &v10);
            let v2 = step(at: "n1", needs: (i0, i1.clone()));
            #[concurrency(3)]
            let v10 = each h4 in items(at: "n2", needs: i1) {
                i1.clone()
            };
            let v9 = &i0;
            match risk(at: "n6", needs: (i1, v9)) {
                Ok(v6) => {
                    i1;
                    v2
                }
                Err(_) => {
                    let v8 = each (j7, h8) in v10.clone().into_iter().enumerate() {
                        v9.clone()
                    };
                    i0.clone()
                }
            }
        }
    }
}

mod w13 {
    use super::*;

    workflow::workflow! {
        pub(super) W13<i0: Token, i1: &Token -> Token> with Lab {
            let v4 = step(at: "n1", needs: i1);
            #[concurrency(1)]
            let se3 = each h4 in items(at: "n2", needs: &i0) {
                let v11 = i1;
                let v7 = step(at: "n5", needs: (h4, i1));
                step(at: "n6", needs: h4.id)
            };
            let v11 = {
                step(at: "n7", needs: i0);
                workflow::collect(items: ~se3)
            };
            #[after(v4, v11)]
            let v0 = step(at: "n8", needs: ());
            step(at: "n9", needs: (v11.clone(), i1.clone()))
        }
    }
}

mod w14 {
    use super::*;

    workflow::workflow! {
        pub(super) W14<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v13 = risk(at: "n1", needs: i1.id)?;
            let v7 = {
                let v8 = {
                    step(at: "n2", needs: i1.clone())
                };
                let v6 = i0;
                {
                    loop h4 = 0_u64 {
                        let se6 = each h7 in items(at: "n5", needs: (v6, &v6)) {
                            step(at: "n8", needs: ((i0.id, &i0), h7))
                        };
                        workflow::collect(items: ~se6);
                        if again(at: "n9", needs: (i1, h4)) {
                            continue h4 + 1
                        } else {
                            break step(at: "n10", needs: (v13.clone(), { let q = &v6; q.clone() }))
                        }
                    }
                }
            };
            let v4 = &v7;
            #[after(v13, v4)]
            let v2 = step(at: "n11", needs: (i0.clone(), v4.clone()));
            risk(at: "n12", needs: &v7)?
        }
    }
}

mod w15 {
    use super::*;

    workflow::workflow! {
        pub(super) W15<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            #[concurrency(2)]
            let se4 = each h5 in items(at: "n3", needs: format!("{i0:?}")) {
                #[concurrency(2)]
                let v10 = each h7 in &v9 {
                    h5
                };
                step(at: "n8", needs: h5)
            };
            let v8 = workflow::collect(items: ~se4);
            let v10 = maybe(at: "n10", needs: { let q = &v5; q.clone() });
            let v6 = lend(at: "n12", needs: i1);
            #[after(v9, v8)]
            let v5 = step(at: "n9", needs: (i1, v9));
            let v9 = items(at: "n2", needs: &i0);
            let v7 = risk(at: "n1", needs: ())?;
            risk(at: "n11", needs: i0);
            v5
        }
    }
}

mod w16 {
    use super::*;

    workflow::workflow! {
        pub(super) W16<i0: Token, i1: &Token -> Token> with Lab {
            step(at: "n1", needs: i1);
            #[concurrency(1)]
            let v6 = each h4 in items(at: "n2", needs: (i1, i0)) {
                {
                    #[concurrency(3)]
                    let v6 = each (j5, h6) in [&i0, &h4, &h4].into_iter().enumerate() {
                        let v5 = loop h8 = h6 {
                            let v6 = i1;
                            let v7 = v6;
                            match way(at: "n9", needs: (format!("{i0:?}"), v6.id, i1, h4, j5)) {
                                0 => {
                                    let v9 = step(at: "n10", needs: (v7.clone(), h4, j5));
                                    let v3 = i0.clone();
                                    break h6.clone()
                                }
                                1 => {
                                    let v9 = h8;
                                    let v10 = step(at: "n11", needs: (j5, h4));
                                    break step(at: "n12", needs: ((h4, &h4), j5))
                                }
                                _ => {
                                    continue i1
                                }
                            }
                        };
                        step(at: "n13", needs: (h4, j5))
                    };
                    i1.clone()
                }
            };
            #[after(v6)]
            let v1 = step(at: "n14", needs: &i0);
            #[after(v6)]
            let v11 = i1.clone();
            let v8 = step(at: "n15", needs: ({ let q = &v1; q.clone() }, &i0));
            let v12 = items(at: "n16", needs: ());
            v8
        }
    }
}

mod w17 {
    use super::*;

    workflow::workflow! {
        pub(super) W17<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v6 = i1;
            step(at: "n11", needs: v12.clone());
            #[concurrency(2)]
            let v12 = each h3 in items(at: "n1", needs: (i0.clone(), i1.clone())) {
                #[concurrency(2)]
                let v1 = each h6 in items(at: "n4", needs: ((i0.id, &i0), h3)) {
                    let v10 = i1;
                    risk(at: "n7", needs: h6)?;
                    risk(at: "n8", needs: (&h3, i1, h6))?
                };
                risk(at: "n9", needs: h3)
            };
            let v9 = step(at: "n10", needs: ());
            v9.clone()
        }
    }
}

mod w18 {
    use super::*;

    workflow::workflow! {
        pub(super) W18<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            #[concurrency(2)]
            let v11 = each h3 in items(at: "n1", needs: (&i0, i1)) {
                let v13 = &i0;
                risk(at: "n4", needs: ((i0, &i0), h3))
            };
            loop h6 = i1.clone(), v3 = 0_u64 {
                match way(at: "n7", needs: &v11) {
                    0 if i1.id % 2 == 0 => {
                        break h6
                    }
                    1 => {
                        #[after(v11)]
                        let v10 = loop h9 = h6 {
                            if let Some(h11) = maybe(at: "n10", needs: ()) {
                                risk(at: "n13", needs: h9.id)?;
                                let v10 = step(at: "n12", needs: (i1, &h11));
                                continue risk(at: "n14", needs: (v3, v11.clone(), v10.id))?
                            } else {
                                let v0 = step(at: "n15", needs: (v11.clone(), i1, v3));
                                let v10 = risk(at: "n16", needs: (i1, v11.clone()));
                                break step(at: "n17", needs: v3)
                            }
                        };
                        continue (i0, v3 + 1)
                    }
                    _ => {
                        break i1.clone()
                    }
                }
            };
            let v2 = risk(at: "n18", needs: (i0.clone(), v11.clone()))?;
            let v13 = i1.clone();
            let v8 = items(at: "n19", needs: (&v2, { let q = &v13; q.clone() }));
            step(at: "n20", needs: (i1, v8, format!("{v13:?}")))
        }
    }
}

mod w19 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Result<Token, Stop>> with Lab {
            let v12 = loop h7 = 0_u64, h9 = step(at: "n8", needs: (y.id, x, key)) {
                let v3 = {
                    #[concurrency(1)]
                    let v12 = each (j10, h11) in [x, x].into_iter().enumerate() {
                        step(at: "n12", needs: (h9, &x, (h11.id, &h11), key, j10))
                    };
                    let (v9, v8) = pair(at: "n13", needs: (&h9, key));
                    h9.clone()
                };
                {
                    #[after(v3)]
                    let v5 = step(at: "n14", needs: ((h9.id, &h9), { let q = &v3; q.clone() }, key));
                    match maybe(at: "n15", needs: key) {
                        None => {
                            break step(at: "n17", needs: (h7, &v5))
                        }
                        Some(h16) => {
                            continue (h7 + 1, x.clone())
                        }
                    }
                }
            };
            step(at: "n18", needs: (key, &x))
        }

        pub(super) W19<i0: Token, i1: &Token -> Token> with Lab {
            let v4 = step(at: "n1", needs: (i1, i0));
            #[concurrency(2)]
            let v9 = each h4 in items(at: "n2", needs: v4) {
                let v13 = Inner0(key: key("n5", (format!("{i0:?}"), h4)), x: v4, y: &h4);
                risk(at: "n19", needs: (i1, h4))
            };
            #[after(v4, v9)]
            #[concurrency(1)]
            let v12 = each h22 in items(at: "n20", needs: ()) {
                let v3 = step(at: "n23", needs: (v9.len(), { let q = &i0; q.clone() }, h22));
                let se25 = each h26 in items(at: "n24", needs: h22) {
                    step(at: "n27", needs: ({ let q = &i0; q.clone() }, h22, h26))
                };
                #[after(v9)]
                let v13 = &v3;
                let v4 = workflow::collect(items: ~se25);
                {
                    let v10 = if v3.id % 2 == 0 {
                        #[concurrency(2)]
                        let se28 = each h29 in v4.clone() {
                            step(at: "n30", needs: (v13.id, h29))
                        };
                        let v0 = {
                            step(at: "n31", needs: (&v3, i1));
                            workflow::collect(items: ~se28)
                        };
                        step(at: "n32", needs: (v9, h22))
                    } else {
                        let v3 = step(at: "n33", needs: (&v9, &v3));
                        step(at: "n34", needs: (i0.clone(), h22))
                    };
                    step(at: "n35", needs: (i0.clone(), v9, h22))
                }
            };
            let v7 = step(at: "n36", needs: (i1.clone(), i0));
            let v13 = step(at: "n37", needs: (v12.len(), &v7));
            let v0 = maybe(at: "n38", needs: ({ let q = &i0; q.clone() }, &v7));
            let v5 = step(at: "n39", needs: i1);
            step(at: "n40", needs: (v4.id, &v4))
        }
    }
}

mod w20 {
    use super::*;

    workflow::workflow! {
        pub(super) W20<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            #[concurrency(3)]
            let v12 = each h3 in items(at: "n1", needs: (&i0, i1.clone())) {
                let v2 = step(at: "n4", needs: h3);
                #[concurrency(1)]
                let v0 = each (j5, v1) in [&h3, &i0, &i0].into_iter().enumerate() {
                    let v4 = step(at: "n6", needs: (h3, j5));
                    v1.clone()
                };
                step(at: "n7", needs: (h3, v2, (i0, &i0)))
            };
            let v4 = each h9 in &v12 {
                risk(at: "n10", needs: (i1.clone(), v12, h9))
            };
            step(at: "n11", needs: i0)
        }
    }
}

mod w21 {
    use super::*;

    workflow::workflow! {
        pub(super) W21<i0: Token, i1: &Token -> Token> with Lab {
            let v7 = step(at: "n2", needs: i0.clone());
            let v5 = step(at: "n1", needs: (i1.clone(), i0.clone()));
            {
                let v1 = loop h4 = v7, h5 = i0 {
                    if let Some(h7) = maybe(at: "n6", needs: { let q = &v7; q.clone() }) {
                        let (v12, v11) = pair(at: "n8", needs: (h7, &h7));
                        continue (h7, v7)
                    } else {
                        break step(at: "n9", needs: ())
                    }
                };
                step(at: "n10", needs: ())
            }
        }
    }
}

mod w22 {
    use super::*;

    workflow::workflow! {
        pub(super) W22<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            each h3 in items(at: "n1", needs: i0) {
                step(at: "n4", needs: (format!("{h3:?}"), i0))
            };
            let v4 = step(at: "n5", needs: (i1, { let q = &i0; q.clone() }));
            #[after(v4)]
            let v2 = each h8 in items(at: "n6", needs: i0.id) {
                risk(at: "n9", needs: (format!("{h8:?}"), i1.clone(), v4.id))
            };
            let v10 = risk(at: "n10", needs: (v2.clone(), i0))?;
            let v12 = maybe(at: "n11", needs: (i1.clone(), { let q = &v4; q.clone() }));
            let v13 = &i0;
            step(at: "n12", needs: (v13, i0))
        }
    }
}

mod w23 {
    use super::*;

    workflow::workflow! {
        pub(super) W23<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            #[concurrency(2)]
            let v1 = each h3 in items(at: "n1", needs: ()) {
                step(at: "n4", needs: (&i0, i1, h3))
            };
            let v9 = items(at: "n5", needs: v1);
            #[concurrency(3)]
            let v8 = each h7 in v9 {
                let v0 = i1.clone();
                risk(at: "n8", needs: h7)?
            };
            #[concurrency(3)]
            let v3 = each h11 in items(at: "n9", needs: format!("{i0:?}")) {
                let v8 = risk(at: "n12", needs: (&v8, i1, h11))?;
                i1.clone()
            };
            #[concurrency(2)]
            let se14 = each h15 in items(at: "n13", needs: (i0.clone(), v9.len())) {
                let v11 = match maybe(at: "n16", needs: (i1, h15)) {
                    Some(h17) => {
                        #[after(v9)]
                        let v3 = step(at: "n18", needs: (v3.clone(), v9, h15));
                        risk(at: "n19", needs: h15)
                    }
                    None => {
                        risk(at: "n20", needs: (h15.clone(), v1.clone()))
                    }
                };
                risk(at: "n21", needs: (format!("{i0:?}"), h15))?
            };
            let v7 = workflow::collect(items: ~se14);
            let v2 = step(at: "n22", needs: &v8);
            risk(at: "n23", needs: &v1)?
        }
    }
}

mod w24 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            let (v12, v4) = pair(at: "n5", needs: (x.id, key));
            let v13 = each (j6, h7) in [&v12, &x, &v4].into_iter().enumerate() {
                #[after(v4)]
                loop {
                    #[concurrency(3)]
                    let v0 = each (j9, h10) in [&v12, &v12].into_iter().enumerate() {
                        let (v8, v3) = pair(at: "n12", needs: (j9, j6, key));
                        let v10 = risk(at: "n11", needs: ({ let q = &x; q.clone() }, y, key, j6, j9));
                        step(at: "n13", needs: (v12, key, j6, j9))
                    };
                    match maybe(at: "n14", needs: (key, j6)) {
                        Some(v9) => {
                            continue
                        }
                        None => {
                            break step(at: "n15", needs: (&v4, key, j6))
                        }
                    }
                };
                risk(at: "n16", needs: (j6, y.clone(), &v4))
            };
            step(at: "n17", needs: (x.id, key))
        }

        pub(super) W24<i0: Token, i1: &Token -> Token> with Lab {
            let (v5, v9) = pair(at: "n1", needs: (i1.clone(), &i0));
            let se2 = each (j2, h3) in [v5, v5].into_iter().enumerate() {
                #[after(v9)]
                Inner0(key: key("n4", (h3.clone(), i1.clone(), { let q = &v9; q.clone() }, j2)), x: v9, y: &v9);
                #[concurrency(3)]
                let v10 = each h20 in items(at: "n18", needs: (i1, j2)) {
                    let (v9, v1) = pair(at: "n21", needs: (i1, j2, h20));
                    #[after(v9)]
                    let v13 = lend(at: "n22", needs: &v1);
                    risk(at: "n23", needs: (&i0, j2, h20))
                };
                #[after(v9)]
                let v5 = v9;
                step(at: "n24", needs: j2)
            };
            workflow::collect(items: ~se2);
            #[concurrency(1)]
            let v10 = each h27 in items(at: "n25", needs: ()) {
                #[after(v9)]
                let v1 = step(at: "n28", needs: (i1, i0, h27));
                step(at: "n29", needs: h27)
            };
            let v8 = step(at: "n30", needs: (i1.clone(), { let q = &v5; q.clone() }));
            let v12 = step(at: "n31", needs: ((i0.id, &i0), i1.id, &v5));
            step(at: "n32", needs: ((v5, &v5), v9))
        }
    }
}

mod w25 {
    use super::*;

    workflow::workflow! {
        pub(super) W25<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v0 = step(at: "n14", needs: ());
            let v7 = v8.clone();
            let v8 = step(at: "n15", needs: (i0, v2, i1));
            #[concurrency(2)]
            let v10 = each (j4, h5) in [&v6, &v2, &v2].into_iter().enumerate() {
                let v7 = loop v3 = step(at: "n7", needs: j4) {
                    let v3 = step(at: "n8", needs: j4);
                    let v8 = {
                        let v7 = step(at: "n9", needs: (format!("{v3:?}"), v9));
                        let v1 = risk(at: "n10", needs: j4)?;
                        v1
                    };
                    {
                        step(at: "n11", needs: (format!("{v9:?}"), j4));
                        if again(at: "n12", needs: v3.id) {
                            continue step(at: "n13", needs: (v6, j4))
                        } else {
                            break v8
                        }
                    }
                };
                v7
            };
            let v6 = risk(at: "n2", needs: i1)?;
            step(at: "n1", needs: (&i0, i1));
            let (v9, v2) = pair(at: "n3", needs: ());
            step(at: "n16", needs: &v9)
        }
    }
}

mod w26 {
    use super::*;

    workflow::workflow! {
        pub(super) W26<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v0 = step(at: "n1", needs: i1);
            let v7 = risk(at: "n2", needs: (v0.clone(), format!("{i0:?}")))?;
            let v10 = {
                #[after(v0)]
                let v3 = step(at: "n3", needs: ((v7, &v7), i1.clone(), i0));
                let v2 = risk(at: "n4", needs: ((v7.id, &v7), { let q = &i0; q.clone() }))?;
                #[concurrency(2)]
                let v12 = each (j5, h6) in [&v3].into_iter().enumerate() {
                    let v1 = maybe(at: "n7", needs: (j5, h6));
                    if i0.id % 2 == 0 {
                        #[concurrency(2)]
                        let v3 = each h10 in items(at: "n8", needs: (v7.clone(), j5)) {
                            risk(at: "n11", needs: (&i0, v1.clone(), j5, h10))?
                        };
                        let v8 = each h14 in items(at: "n12", needs: (v3.len(), j5)) {
                            let v12 = step(at: "n15", needs: (i1, v3, j5, h14));
                            risk(at: "n16", needs: (format!("{v12:?}"), h6))
                        };
                        step(at: "n17", needs: (h6.id, j5))
                    } else {
                        step(at: "n18", needs: (v3, j5))
                    }
                };
                v2.clone()
            };
            let v11 = risk(at: "n19", needs: (v7, &i0, { let q = &v0; q.clone() }))?;
            #[after(v7)]
            let v2 = v10;
            let v3 = risk(at: "n20", needs: (i0, v2))?;
            let v8 = step(at: "n21", needs: (v7.id, &v7));
            step(at: "n22", needs: ({ let q = &v10; q.clone() }, format!("{v7:?}"), (v11.id, &v11)));
            risk(at: "n23", needs: ())?
        }
    }
}

mod w27 {
    use super::*;

    workflow::workflow! {
        pub(super) W27<i0: Token, i1: &Token -> Token> with Lab {
            let v6 = match again(at: "n1", needs: (i1, (i0, &i0))) {
                true => {
                    let v9 = risk(at: "n2", needs: i1.clone());
                    match v9 {
                        Ok(v4) => {
                            let v9 = step(at: "n3", needs: ((i0, &i0), v9, i1.id));
                            let v10 = {
                                let v10 = if again(at: "n4", needs: (i0, v4)) {
                                    let v4 = step(at: "n5", needs: (v9, &i0, i1));
                                    let v1 = step(at: "n6", needs: ({ let q = &i0; q.clone() }, i1.id, (v4, &v4)));
                                    i1.clone()
                                } else {
                                    step(at: "n7", needs: (&v4, i0))
                                };
                                i1.clone()
                            };
                            step(at: "n8", needs: ((v10, &v10), &v9))
                        }
                        Err(_) => {
                            i1.clone()
                        }
                    }
                }
                false => {
                    step(at: "n9", needs: (i1, (i0, &i0)))
                }
            };
            #[after(v10, v6)]
            let v5 = step(at: "n11", needs: ());
            let v10 = step(at: "n10", needs: (&v6, { let q = &i0; q.clone() }));
            let v3 = step(at: "n12", needs: (i0, &i0));
            step(at: "n13", needs: i0)
        }
    }
}

mod w28 {
    use super::*;

    workflow::workflow! {
        pub(super) W28<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v0 = step(at: "n15", needs: (format!("{i0:?}"), v6.clone()));
            let se2 = each h3 in items(at: "n1", needs: (i1.id, i0)) {
                #[concurrency(3)]
                each h6 in items(at: "n4", needs: (i0.clone(), h3)) {
                    #[concurrency(1)]
                    let v3 = each (j7, h8) in [h6, i0].into_iter().enumerate() {
                        let v9 = if again(at: "n10", needs: (j7, h3, h6)) {
                            step(at: "n11", needs: (&h6, j7))
                        } else {
                            h3
                        };
                        let v13 = step(at: "n9", needs: (h3, i0.id, h6, j7));
                        risk(at: "n12", needs: (i1, v9, h3, h6, j7))?
                    };
                    h6
                };
                risk(at: "n13", needs: h3)?
            };
            step(at: "n16", needs: (i0, v7, i1));
            let v12 = risk(at: "n17", needs: &v7)?;
            let v6 = workflow::collect(items: ~se2);
            let v7 = step(at: "n14", needs: i1);
            risk(at: "n18", needs: (v0, v12, format!("{v7:?}")))?
        }
    }
}

mod w29 {
    use super::*;

    workflow::workflow! {
        pub(super) W29<i0: Token, i1: &Token -> Token> with Lab {
            let v9 = step(at: "n1", needs: i1.clone());
            let v5 = step(at: "n2", needs: &v9);
            let v12 = step(at: "n3", needs: (&v5, (v9.id, &v9), i0.clone()));
            let v7 = if again(at: "n4", needs: i0) {
                #[concurrency(2)]
                let se6 = each h7 in items(at: "n5", needs: &i0) {
                    step(at: "n8", needs: (format!("{i0:?}"), &h7, (v12, &v12)))
                };
                let v7 = {
                    workflow::collect(items: ~se6)
                };
                match risk(at: "n9", needs: (i1.clone(), v9)) {
                    Ok(h10) => {
                        v5
                    }
                    Err(_) => {
                        #[after(v5)]
                        let v11 = lend(at: "n11", needs: &v5);
                        loop h13 = i1, h14 = &v9 {
                            match again(at: "n15", needs: &i0) {
                                true => {
                                    continue (v11, h14)
                                }
                                false => {
                                    let v5 = step(at: "n16", needs: (v11, h14, i1.clone()));
                                    break i0
                                }
                            }
                        }
                    }
                }
            } else {
                step(at: "n17", needs: i1)
            };
            step(at: "n18", needs: (v9.clone(), (v12, &v12)));
            #[after(v9)]
            let v6 = step(at: "n19", needs: (format!("{v5:?}"), i0.clone(), &v7));
            i1.clone()
        }
    }
}

mod w30 {
    use super::*;

    workflow::workflow! {
        pub(super) W30<i0: Token, i1: &Token -> Token> with Lab {
            let v3 = risk(at: "n11", needs: (&i0, i1));
            #[concurrency(1)]
            let se2 = each h3 in items(at: "n1", needs: (i1.id, i0)) {
                let v7 = each h6 in items(at: "n4", needs: h3) {
                    let v5 = h6;
                    let v8 = step(at: "n7", needs: v5);
                    step(at: "n8", needs: ((i0, &i0), &v8, format!("{h3:?}")))
                };
                #[after(v7)]
                step(at: "n9", needs: (&i0, format!("{h3:?}"), i1));
                step(at: "n10", needs: (&i0, (h3.id, &h3), &v7))
            };
            let v8 = step(at: "n12", needs: (v3.clone(), v5.len(), i1.id));
            let v2 = risk(at: "n13", needs: (&v5, &v3));
            let v5 = workflow::collect(items: ~se2);
            let v13 = step(at: "n14", needs: v5.clone());
            step(at: "n15", needs: (v13, &v13))
        }
    }
}

mod w31 {
    use super::*;

    workflow::workflow! {
        pub(super) W31<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v4 = items(at: "n22", needs: ());
            let v10 = {
                workflow::collect(items: ~se19)
            };
            let v7 = step(at: "n24", needs: i1);
            let se19 = each h20 in ~se2 {
                risk(at: "n21", needs: (h20.clone(), format!("{i0:?}")))?
            };
            #[concurrency(2)]
            let se2 = each h3 in items(at: "n1", needs: (i0.id, i1.clone())) {
                let v0 = risk(at: "n4", needs: (h3.clone(), i1.id))?;
                let v10 = each h7 in items(at: "n5", needs: format!("{h3:?}")) {
                    let v5 = each h10 in items(at: "n8", needs: &h7) {
                        #[concurrency(3)]
                        let v2 = each (j11, h12) in [v0, h10].into_iter().enumerate() {
                            risk(at: "n13", needs: (v0.id, h7, h10, j11))?
                        };
                        #[after(v0, v2)]
                        let v12 = {
                            let v13 = step(at: "n14", needs: (h3, h7, h10));
                            step(at: "n15", needs: (i0, h3, v2.len(), h7, h10))
                        };
                        risk(at: "n16", needs: (v2.len(), h3, h7, h10))
                    };
                    h3
                };
                #[after(v10, v0)]
                let v5 = risk(at: "n17", needs: h3);
                risk(at: "n18", needs: v5)?
            };
            let v8 = risk(at: "n23", needs: &v4);
            risk(at: "n25", needs: (v8, i1))?
        }
    }
}
