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
            let v5 = race {
                match risk(at: "n1", needs: ()) {
                    Ok(v1) => {
                        let v7 = if i1.id % 2 == 0 {
                            step(at: "n2", needs: { let q = &i0; q.clone() })
                        } else {
                            #[after(v3)]
                            let v12 = &v1;
                            let v3 = step(at: "n3", needs: ());
                            step(at: "n4", needs: v1)
                        };
                        let v9 = step(at: "n5", needs: ());
                        step(at: "n6", needs: v1.clone())
                    }
                    Err(_) => {
                        let v10 = race {
                            {
                                risk(at: "n7", needs: (i1.id, (i0.id, &i0)))
                            },
                            risk(at: "n8", needs: (i1.id, i0.clone())),
                        }?;
                        let se10 = each h11 in items(at: "n9", needs: i1) {
                            let v13 = step(at: "n12", needs: (i0, h11));
                            risk(at: "n13", needs: (format!("{v10:?}"), (i0, &i0), i1.id, h11))?
                        };
                        let se14 = each h15 in ~se10 {
                            let v3 = risk(at: "n16", needs: (i0, &v10, h15))?;
                            step(at: "n17", needs: (i0.clone(), h15))
                        };
                        {
                            step(at: "n18", needs: (v10, i0));
                            workflow::collect(items: ~se14)
                        };
                        step(at: "n19", needs: (i1, v10.id, &i0))
                    }
                },
                {
                    step(at: "n20", needs: (i0, i1))
                },
            };
            let v4 = step(at: "n21", needs: { let q = &i0; q.clone() });
            #[after(v5)]
            let v8 = step(at: "n22", needs: (i0, i1));
            let v3 = step(at: "n23", needs: v5);
            &v5;
            step(at: "n24", needs: (i1, &v8));
            v8.clone()
        }
    }
}

mod w1 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Result<Token, Stop>> with Lab {
            let v10 = step(at: "n4", needs: (x, key));
            let v13 = step(at: "n3", needs: key);
            v13
        }

        pub(super) W1<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v10 = risk(at: "n1", needs: (i1, { let q = &i0; q.clone() }));
            let v8 = Inner0(key: key("n2", i1.clone()), x: i0, y: &i0)?;
            let v4 = {
                let v3 = race {
                    i0,
                    {
                        i1.clone()
                    },
                };
                #[after(v10)]
                let v4 = step(at: "n5", needs: (i0.id, &i0));
                #[after(v10, v3)]
                let v8 = match &v10 {
                    Ok(h6) => {
                        h6.clone()
                    }
                    Err(_) => {
                        let v1 = loop h8 = i0.clone() {
                            if again(at: "n9", needs: i0.clone()) {
                                continue i1.clone()
                            } else {
                                step(at: "n10", needs: ());
                                break step(at: "n11", needs: (v10, i1))
                            }
                        };
                        risk(at: "n12", needs: v1.clone())?
                    }
                };
                v4
            };
            lend(at: "n13", needs: &i0);
            let v9 = lend(at: "n14", needs: &v4);
            let v6 = v9;
            let v3 = step(at: "n15", needs: (&v10, v4.clone()));
            let v11 = v8;
            risk(at: "n16", needs: (&v10, (i0, &i0)))?
        }
    }
}

mod w2 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Result<Token, Stop>> with Lab {
            let v5 = step(at: "n10", needs: (y.id, &x, key));
            let v11 = risk(at: "n9", needs: key)?;
            step(at: "n11", needs: ((x.id, &x), &v5, key))
        }

        pub(super) W2<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v7 = risk(at: "n17", needs: i1.clone())?;
            let v2 = race {
                {
                    step(at: "n13", needs: i1)
                },
                i1.clone(),
                {
                    risk(at: "n14", needs: i1.id)?;
                    lend(at: "n15", needs: i1);
                    let v11 = risk(at: "n16", needs: (i1.clone(), (i0.id, &i0)))?;
                    i1.clone()
                },
            };
            let v3 = lend(at: "n18", needs: i1);
            let v5 = each h3 in items(at: "n1", needs: (i1, i0)) {
                {
                    let v0 = step(at: "n4", needs: &h3);
                    let (v1, v6) = pair(at: "n5", needs: (v0, i1));
                    if again(at: "n6", needs: (i0, &v0)) {
                        step(at: "n7", needs: (i0.clone(), i1, h3))
                    } else {
                        Inner0(key: key("n8", (h3, v0)), x: h3, y: &v6)?;
                        step(at: "n12", needs: (i0.id, &v0))
                    }
                }
            };
            step(at: "n19", needs: v7)
        }
    }
}

mod w3 {
    use super::*;

    workflow::workflow! {
        pub(super) W3<i0: Token, i1: &Token -> Token> with Lab {
            let v0 = items(at: "n22", needs: (v3.id, (i0.id, &i0), v13));
            i1;
            let v3 = step(at: "n21", needs: ());
            let v8 = step(at: "n23", needs: (v0.clone(), &i0));
            let v13 = loop h2 = i1, h3 = &i0 {
                let v13 = step(at: "n4", needs: (h2.clone(), i1.clone()));
                let v1 = race {
                    {
                        let v13 = loop v6 = 0_u64, h6 = &i0 {
                            #[after(v13)]
                            let v0 = {
                                step(at: "n7", needs: (h2.id, h6.id, i0))
                            };
                            if again(at: "n8", needs: (h3, i1)) {
                                break i0
                            } else {
                                #[after(v13)]
                                let v7 = step(at: "n9", needs: (i1.clone(), h6.id));
                                break step(at: "n10", needs: h6.clone())
                            }
                        };
                        loop v3 = step(at: "n12", needs: ((i0, &i0), i1)), v10 = step(at: "n13", needs: { let q = &v13; q.clone() }) {
                            let v1 = risk(at: "n14", needs: { let q = &v10; q.clone() });
                            let v5 = v10;
                            match way(at: "n15", needs: h3.id) {
                                0 => {
                                    break step(at: "n16", needs: (format!("{v5:?}"), v1.clone()))
                                }
                                1 => {
                                    continue (step(at: "n17", needs: ()), h3.clone())
                                }
                                _ => {
                                    break step(at: "n18", needs: ())
                                }
                            }
                        }
                    },
                    i1.clone(),
                    h2.clone(),
                };
                if again(at: "n19", needs: ()) {
                    continue (h3, i1)
                } else {
                    break step(at: "n20", needs: v1.clone())
                }
            };
            step(at: "n24", needs: (&v8, i0.clone()))
        }
    }
}

mod w4 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            race {
                y.clone(),
                {
                    loop v12 = 0_u64, h13 = step(at: "n12", needs: (x.clone(), y.clone(), key)) {
                        let v9 = step(at: "n14", needs: (y, key));
                        match way(at: "n15", needs: (x, (v9, &v9), h13)) {
                            0 => {
                                let v7 = maybe(at: "n16", needs: (y.clone(), key));
                                break step(at: "n17", needs: (h13, y.id, key))
                            }
                            1 => {
                                continue (0_u64, step(at: "n18", needs: (y.id, v9.id)))
                            }
                            _ => {
                                continue (v12 + 1, step(at: "n19", needs: (&x, key)))
                            }
                        }
                    };
                    x.clone()
                },
            }
        }

        pub(super) W4<i0: Token, i1: &Token -> Token> with Lab {
            let v9 = maybe(at: "n1", needs: i1);
            let v11 = race {
                {
                    let v2 = step(at: "n2", needs: &v9);
                    let v0 = step(at: "n3", needs: (v2.id, &i0));
                    if v0.id % 2 == 0 {
                        let v1 = race {
                            risk(at: "n9", needs: &i0),
                            {
                                let v3 = Inner0(key: key("n10", (format!("{v2:?}"), v10)), x: v2, y: &v0);
                                let v4 = &v3;
                                risk(at: "n20", needs: (v9.clone(), format!("{v2:?}")))
                            },
                        };
                        #[after(v9, v2)]
                        let v10 = loop {
                            let v6 = v7.clone();
                            let v7 = race {
                                {
                                    i0.clone()
                                },
                                {
                                    step(at: "n5", needs: &i0)
                                },
                            };
                            match again(at: "n6", needs: (format!("{v2:?}"), &v0)) {
                                true => {
                                    break v0.clone()
                                }
                                false => {
                                    let v0 = step(at: "n7", needs: &v9);
                                    let v3 = v0.clone();
                                    break step(at: "n8", needs: { let q = &v7; q.clone() })
                                }
                            }
                        };
                        i1.clone()
                    } else {
                        step(at: "n21", needs: &v9)
                    }
                },
                i1.clone(),
            };
            let v8 = maybe(at: "n22", needs: i1.clone());
            let v2 = step(at: "n23", needs: v8.clone());
            let v7 = step(at: "n24", needs: (v2.id, v8));
            let v13 = i1.clone();
            let v3 = step(at: "n25", needs: (v9.clone(), &v7, &v8));
            step(at: "n26", needs: (v3.id, i1.clone()))
        }
    }
}

mod w5 {
    use super::*;

    workflow::workflow! {
        pub(super) W5<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            #[concurrency(3)]
            let v2 = each h3 in items(at: "n1", needs: (i1, i0.clone())) {
                #[after(v1)]
                let v8 = risk(at: "n4", needs: (&i0, format!("{v1:?}"), h3.id))?;
                let v1 = i0.clone();
                #[after(v1)]
                let v5 = risk(at: "n5", needs: (i1.clone(), &i0, h3))?;
                if let Some(h7) = maybe(at: "n6", needs: (&v1, h3)) {
                    let v10 = race {
                        {
                            let v5 = &v1;
                            let (v7, v3) = pair(at: "n8", needs: (&v1, h3));
                            step(at: "n9", needs: (v8.id, &v8))
                        },
                        {
                            step(at: "n10", needs: h3)
                        },
                        {
                            risk(at: "n11", needs: ((h7, &h7), &h3, v1))?
                        },
                    };
                    step(at: "n12", needs: ((v10, &v10), h3))
                } else {
                    step(at: "n13", needs: format!("{v5:?}"))
                }
            };
            let v7 = step(at: "n14", needs: (i1.clone(), &v2));
            let v8 = risk(at: "n15", needs: i0)?;
            let v10 = step(at: "n16", needs: v2);
            step(at: "n17", needs: v8.clone());
            v10
        }
    }
}

mod w6 {
    use super::*;

    workflow::workflow! {
        pub(super) W6<i0: Token, i1: &Token -> Token> with Lab {
            let v11 = step(at: "n1", needs: (i1.clone(), i0.id));
            let v0 = &v11;
            let v9 = items(at: "n2", needs: (i1.id, v0.clone(), &i0));
            let v10 = step(at: "n3", needs: &v11);
            let v1 = race {
                risk(at: "n4", needs: ()),
                {
                    #[concurrency(3)]
                    let v6 = each h6 in v9 {
                        #[after(v11)]
                        let v5 = {
                            v10
                        };
                        race {
                            {
                                step(at: "n7", needs: (format!("{i0:?}"), h6))
                            },
                            step(at: "n8", needs: (format!("{v11:?}"), h6)),
                        }
                    };
                    risk(at: "n9", needs: (v9, { let q = &i0; q.clone() }))
                },
            };
            step(at: "n10", needs: (&v1, i0))
        }
    }
}

mod w7 {
    use super::*;

    workflow::workflow! {
        pub(super) W7<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v1 = match way(at: "n1", needs: i1) {
                0 if i0.id % 2 == 0 => {
                    let (v13, v10) = pair(at: "n2", needs: ());
                    risk(at: "n3", needs: i1)
                }
                1 => {
                    let v1 = race {
                        {
                            let v11 = if i1.id % 2 == 0 {
                                let v1 = race {
                                    {
                                        let v13 = i0.clone();
                                        #[after(v13)]
                                        let v11 = lend(at: "n4", needs: &i0);
                                        step(at: "n5", needs: i1.clone())
                                    },
                                    i1.clone(),
                                };
                            };
                            match again(at: "n6", needs: (i0, &i0)) {
                                true => {
                                    let v9 = lend(at: "n9", needs: &v6);
                                    #[after(v11)]
                                    let v6 = race {
                                        risk(at: "n7", needs: (v11, i1.clone()))?,
                                        step(at: "n8", needs: (i1.clone(), v11, i0)),
                                    };
                                    step(at: "n10", needs: (v11, v6.clone(), v9))
                                }
                                false => {
                                    step(at: "n11", needs: i1)
                                }
                            }
                        },
                        i0,
                        step(at: "n12", needs: (i0, i1.id)),
                    };
                    risk(at: "n13", needs: (&i0, v1.id))
                }
                _ => {
                    risk(at: "n14", needs: (i1, i0))
                }
            };
            #[after(v1)]
            let v10 = step(at: "n15", needs: ());
            let v5 = risk(at: "n16", needs: ({ let q = &v10; q.clone() }, v1.clone(), i0.clone()))?;
            let v0 = step(at: "n17", needs: &v1);
            #[after(v0)]
            let v7 = risk(at: "n18", needs: &v0)?;
            let v13 = step(at: "n19", needs: i0);
            risk(at: "n20", needs: i1.clone())?
        }
    }
}

mod w8 {
    use super::*;

    workflow::workflow! {
        pub(super) W8<i0: Token, i1: &Token -> Token> with Lab {
            #[after(v7, v1)]
            let v12 = risk(at: "n11", needs: (v6, v4.len(), (v7, &v7)));
            let v0 = step(at: "n12", needs: (&v10, i0));
            let v6 = step(at: "n9", needs: i1.clone());
            let (v7, v1) = pair(at: "n8", needs: ({ let q = &i0; q.clone() }, i1));
            let v10 = step(at: "n10", needs: { let q = &v6; q.clone() });
            let v13 = &v1;
            #[concurrency(3)]
            let v4 = each h3 in items(at: "n1", needs: i1) {
                let v0 = race {
                    step(at: "n4", needs: (i1.clone(), h3)),
                    {
                        step(at: "n5", needs: (i0, i1.id, h3))
                    },
                    step(at: "n6", needs: ((h3, &h3), (i0.id, &i0))),
                };
                step(at: "n7", needs: ((h3, &h3), { let q = &i0; q.clone() }))
            };
            step(at: "n13", needs: v12.clone())
        }
    }
}

mod w9 {
    use super::*;

    workflow::workflow! {
        pub(super) W9<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v4 = step(at: "n1", needs: &i0);
            let v9 = race {
                i1.clone(),
                {
                    i1.clone()
                },
                if again(at: "n2", needs: (&v4, i1)) {
                    step(at: "n3", needs: format!("{v4:?}"))
                } else {
                    risk(at: "n4", needs: i1)?
                },
            };
            let v0 = lend(at: "n5", needs: &i0);
            step(at: "n6", needs: v4.clone())
        }
    }
}

mod w10 {
    use super::*;

    workflow::workflow! {
        pub(super) W10<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v5 = maybe(at: "n1", needs: i1.id);
            let (v12, v1) = pair(at: "n2", needs: i1.id);
            let v3 = maybe(at: "n3", needs: (i0, i1.id));
            let v4 = risk(at: "n4", needs: i0.clone());
            let v10 = loop v2 = i1.clone(), v8 = 0_u64 {
                if again(at: "n6", needs: ()) {
                    let v3 = if v2.id % 2 == 0 {
                        let v9 = each h9 in items(at: "n7", needs: v1) {
                            let v1 = step(at: "n10", needs: (&i0, h9));
                            step(at: "n11", needs: { let q = &v1; q.clone() })
                        };
                        step(at: "n12", needs: (v8, i1.clone()))
                    } else {
                        risk(at: "n13", needs: i1.clone())?
                    };
                    continue (step(at: "n14", needs: (i0.clone(), (v2.id, &v2))), v8 + 1)
                } else {
                    break step(at: "n15", needs: (i1.clone(), v8))
                }
            };
            step(at: "n16", needs: (v12.clone(), format!("{i0:?}"), v5))
        }
    }
}

mod w11 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            let v2 = {
                let v1 = step(at: "n2", needs: (y.id, key));
                step(at: "n3", needs: (key, x))
            };
            y.clone()
        }

        pub(super) W11<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v9 = Inner0(key: key("n1", i0), x: i0, y: &i0);
            #[after(v9)]
            let (v3, v0) = pair(at: "n4", needs: i0.id);
            let v5 = risk(at: "n5", needs: (v9, &v0))?;
            let v13 = step(at: "n6", needs: i0);
            let v11 = v0.clone();
            step(at: "n7", needs: i0.clone());
            &v13;
            #[after(v0)]
            let v8 = step(at: "n8", needs: format!("{v5:?}"));
            risk(at: "n9", needs: (v3.id, format!("{v8:?}")))?
        }
    }
}

mod w12 {
    use super::*;

    workflow::workflow! {
        pub(super) W12<i0: Token, i1: &Token -> Token> with Lab {
            let v7 = step(at: "n1", needs: (i1, (i0, &i0)));
            loop h4 = step(at: "n3", needs: (i0, i1.id)) {
                let v3 = {
                    let v0 = loop h6 = h4.clone(), h7 = i0 {
                        if let Some(h9) = maybe(at: "n8", needs: h4) {
                            let v5 = step(at: "n10", needs: (&h6, &h9));
                            let v2 = step(at: "n11", needs: { let q = &v5; q.clone() });
                            continue (h9, step(at: "n12", needs: (v5.id, v2, (h7.id, &h7))))
                        } else {
                            break i1.clone()
                        }
                    };
                    step(at: "n13", needs: ((v7.id, &v7), format!("{i0:?}")))
                };
                {
                    {
                        if again(at: "n14", needs: format!("{h4:?}")) {
                            continue step(at: "n15", needs: (i0.id, &i0))
                        } else {
                            break i0
                        }
                    }
                }
            };
            let v5 = step(at: "n16", needs: i1);
            maybe(at: "n17", needs: (v5.id, &v5));
            let v8 = risk(at: "n18", needs: ({ let q = &v5; q.clone() }, v7.id));
            let v9 = step(at: "n19", needs: ({ let q = &v5; q.clone() }, i1));
            step(at: "n20", needs: (v7, i1))
        }
    }
}

mod w13 {
    use super::*;

    workflow::workflow! {
        pub(super) W13<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v7 = lend(at: "n1", needs: &i0);
            #[concurrency(2)]
            let se3 = each h4 in items(at: "n2", needs: (v7.id, i0.clone(), i1.clone())) {
                let v5 = step(at: "n5", needs: (&i0, { let q = &h4; q.clone() }, v7));
                risk(at: "n6", needs: (i1.id, format!("{h4:?}")))?
            };
            #[after(v7)]
            let v10 = workflow::collect(items: ~se3);
            let v9 = {
                let v2 = risk(at: "n7", needs: ())?;
                v2
            };
            let v8 = {
                let v9 = step(at: "n8", needs: ());
                let v0 = if let Some(v12) = maybe(at: "n9", needs: (v10.clone(), i1)) {
                    let (v4, v9) = pair(at: "n10", needs: i1.clone());
                    let v5 = lend(at: "n11", needs: i1);
                    risk(at: "n12", needs: (v12, i1))?
                } else {
                    risk(at: "n13", needs: (i1.id, &i0))?
                };
                risk(at: "n14", needs: (v10, i0.clone()))?
            };
            let v4 = step(at: "n15", needs: ({ let q = &i0; q.clone() }, i1, v10.clone()));
            let v11 = step(at: "n16", needs: (i0, v7.id));
            #[after(v10)]
            let v5 = step(at: "n17", needs: (format!("{v9:?}"), &v10));
            let v1 = step(at: "n18", needs: ());
            v1
        }
    }
}

mod w14 {
    use super::*;

    workflow::workflow! {
        pub(super) W14<i0: Token, i1: &Token -> Token> with Lab {
            let v4 = step(at: "n7", needs: v9);
            let v7 = items(at: "n1", needs: i0.clone());
            let v9 = step(at: "n6", needs: (&v12, v7.clone(), i1.id));
            let v5 = v12.clone();
            let v12 = match risk(at: "n2", needs: (i1, i0)) {
                Ok(v4) => {
                    let v8 = items(at: "n3", needs: v7.clone());
                    step(at: "n4", needs: v8.clone())
                }
                Err(_) => {
                    step(at: "n5", needs: i1)
                }
            };
            i1.clone()
        }
    }
}

mod w15 {
    use super::*;

    workflow::workflow! {
        pub(super) W15<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v2 = i1.clone();
            let (v5, v12) = pair(at: "n1", needs: &i0);
            risk(at: "n2", needs: (i1, v5));
            race {
                if v5.id % 2 == 0 {
                    let v11 = race {
                        {
                            let v13 = lend(at: "n3", needs: &i0);
                            risk(at: "n4", needs: &v5)?
                        },
                        step(at: "n5", needs: (&i0, &v12)),
                        {
                            step(at: "n6", needs: ((v5.id, &v5), i1))
                        },
                    };
                    step(at: "n7", needs: (v2, (v5, &v5)))
                } else {
                    i1.clone()
                },
                {
                    step(at: "n8", needs: i1.clone())
                },
            }
        }
    }
}

mod w16 {
    use super::*;

    workflow::workflow! {
        pub(super) W16<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            #[after(v10)]
            let v6 = race {
                i1.clone(),
                {
                    &v10;
                    {
                        let v1 = if again(at: "n2", needs: ({ let q = &v10; q.clone() }, &i0, i1)) {
                            let v9 = v10.clone();
                            i1.clone()
                        } else {
                            let v8 = items(at: "n3", needs: i0.clone());
                            step(at: "n4", needs: v8.clone())
                        };
                        step(at: "n5", needs: (i1.clone(), v10.clone()))
                    }
                },
            };
            let v3 = lend(at: "n7", needs: &v6);
            let v13 = step(at: "n6", needs: (format!("{v6:?}"), i0));
            let v10 = step(at: "n1", needs: (i1.id, i0));
            v3.clone()
        }
    }
}

mod w17 {
    use super::*;

    workflow::workflow! {
        pub(super) W17<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v12 = risk(at: "n1", needs: &i0)?;
            let v8 = step(at: "n2", needs: v12);
            #[after(v8)]
            #[concurrency(2)]
            let v9 = each (j3, h4) in [i0].into_iter().enumerate() {
                let v5 = {
                    race {
                        {
                            step(at: "n5", needs: j3)
                        },
                        risk(at: "n6", needs: (v8, i1.id, j3))?,
                    }
                };
                let v0 = risk(at: "n7", needs: (h4, format!("{v12:?}"), j3))?;
                risk(at: "n8", needs: (&i0, j3))
            };
            let v11 = risk(at: "n9", needs: (v9.clone(), i1))?;
            let v6 = step(at: "n10", needs: ());
            v11
        }
    }
}

mod w18 {
    use super::*;

    workflow::workflow! {
        pub(super) W18<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            #[after(v4)]
            let (v2, v7) = pair(at: "n1", needs: &i0);
            let v12 = &i0;
            let v4 = v12;
            v2
        }
    }
}

mod w19 {
    use super::*;

    workflow::workflow! {
        pub(super) W19<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            #[after(v6)]
            let v5 = risk(at: "n4", needs: (v6, i0, i1))?;
            #[after(v6)]
            let v1 = step(at: "n5", needs: ());
            #[after(v1, v5)]
            step(at: "n6", needs: (v1, i1, v6));
            let v13 = risk(at: "n7", needs: (v6, i1))?;
            let v4 = items(at: "n8", needs: (v1, (v5.id, &v5)));
            let v6 = race {
                risk(at: "n1", needs: (format!("{i0:?}"), i1))?,
                step(at: "n2", needs: (i1.clone(), i0.clone())),
                risk(at: "n3", needs: i1.id)?,
            };
            step(at: "n9", needs: ())
        }
    }
}

mod w20 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Result<Token, Stop>> with Lab {
            if again(at: "n3", needs: (y.clone(), key)) {
                {
                    let v4 = risk(at: "n4", needs: key)?;
                    step(at: "n5", needs: (key, (x, &x), y.clone()))
                }
            } else {
                let v4 = step(at: "n6", needs: key);
                x
            }
        }

        pub(super) W20<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v1 = risk(at: "n7", needs: i1)?;
            let v5 = risk(at: "n1", needs: ());
            #[after(v5)]
            let v11 = Inner0(key: key("n2", (v5, i0)), x: i0, y: &i0)?;
            v1
        }
    }
}

mod w21 {
    use super::*;

    workflow::workflow! {
        pub(super) W21<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v6 = step(at: "n1", needs: i1.clone());
            let v8 = step(at: "n2", needs: ());
            #[after(v6)]
            #[concurrency(1)]
            let v10 = each h5 in items(at: "n3", needs: (v6.clone(), i1.clone())) {
                let v2 = match maybe(at: "n6", needs: (format!("{v8:?}"), h5)) {
                    None => {
                        let v6 = race {
                            step(at: "n8", needs: (i1.clone(), h5)),
                            {
                                step(at: "n9", needs: ((i0, &i0), h5));
                                risk(at: "n10", needs: (i0.clone(), h5))?
                            },
                            step(at: "n11", needs: (h5, (i0.id, &i0), i1)),
                        };
                        step(at: "n12", needs: (&h5, format!("{v6:?}")))
                    }
                    Some(h7) => {
                        risk(at: "n13", needs: (i1.clone(), h5))?
                    }
                };
                step(at: "n14", needs: (i0.clone(), h5))
            };
            risk(at: "n15", needs: v10.len())?
        }
    }
}

mod w22 {
    use super::*;

    workflow::workflow! {
        pub(super) W22<i0: Token, i1: &Token -> Token> with Lab {
            let se2 = each h3 in items(at: "n1", needs: (&i0, i1.clone())) {
                let v12 = if i0.id % 2 == 0 {
                    let (v0, v6) = pair(at: "n4", needs: ((h3, &h3), i1.clone(), i0));
                    #[after(v0)]
                    let v2 = race {
                        risk(at: "n5", needs: (i1, &i0, h3)),
                        risk(at: "n6", needs: (i0, h3)),
                    };
                    step(at: "n7", needs: (v2, &v0, &i0))
                } else {
                    h3
                };
                step(at: "n8", needs: (i1, format!("{v12:?}"), h3))
            };
            let v2 = workflow::collect(items: ~se2);
            let v8 = i0;
            #[after(v8)]
            let (v1, v0) = pair(at: "n9", needs: (&v2, v8.id));
            let v3 = step(at: "n10", needs: v0);
            let v13 = step(at: "n11", needs: (v0, v2, i1.id));
            let v10 = step(at: "n12", needs: v1);
            #[after(v1, v8)]
            let v6 = maybe(at: "n13", needs: &v8);
            step(at: "n14", needs: v1.clone())
        }
    }
}

mod w23 {
    use super::*;

    workflow::workflow! {
        pub(super) W23<i0: Token, i1: &Token -> Token> with Lab {
            let v5 = step(at: "n24", needs: v2);
            let v7 = loop h3 = step(at: "n2", needs: (i1, &i0)), h4 = i1.clone() {
                let v7 = if again(at: "n5", needs: (i0, h4.clone(), h3)) {
                    let v4 = loop h8 = step(at: "n7", needs: &i0) {
                        match maybe(at: "n9", needs: &h8) {
                            None => {
                                break step(at: "n11", needs: (&i0, { let q = &h3; q.clone() }))
                            }
                            Some(h10) => {
                                let v2 = step(at: "n12", needs: (&h3, i1.clone()));
                                continue step(at: "n13", needs: ((h8, &h8), (i0.id, &i0)))
                            }
                        }
                    };
                    step(at: "n14", needs: format!("{v4:?}"))
                } else {
                    #[concurrency(1)]
                    let v4 = each h17 in items(at: "n15", needs: i1.id) {
                        let v6 = {
                            let v10 = risk(at: "n18", needs: h17);
                            step(at: "n19", needs: (v10.clone(), (h3, &h3)))
                        };
                        step(at: "n20", needs: ((i0, &i0), h17))
                    };
                    h4
                };
                if let Some(v0) = maybe(at: "n21", needs: ()) {
                    continue (i1.clone(), step(at: "n22", needs: (i1, &h3)))
                } else {
                    break h4
                }
            };
            let v2 = step(at: "n23", needs: i1);
            v2
        }
    }
}

mod w24 {
    use super::*;

    workflow::workflow! {
        pub(super) W24<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v11 = step(at: "n14", needs: i1);
            let v9 = &v11;
            let v10 = loop {
                let v3 = loop v10 = i0.clone() {
                    match way(at: "n3", needs: ()) {
                        0 => {
                            #[concurrency(1)]
                            let v10 = each (j4, h5) in [&v10, &v10, &v10].into_iter().enumerate() {
                                let v3 = h5.clone();
                                risk(at: "n6", needs: j4)
                            };
                            break i1.clone()
                        }
                        1 if i1.id % 2 == 0 => {
                            let v3 = step(at: "n7", needs: ());
                            continue i0
                        }
                        _ => {
                            break step(at: "n8", needs: (i1, &i0, (v10, &v10)))
                        }
                    }
                };
                if again(at: "n9", needs: i1) {
                    if again(at: "n10", needs: i0) {
                        continue
                    } else {
                        break step(at: "n11", needs: (&i0, i1, v3))
                    }
                } else {
                    break step(at: "n12", needs: { let q = &v3; q.clone() })
                }
            };
            let v8 = lend(at: "n16", needs: i1);
            let v0 = risk(at: "n15", needs: ())?;
            let v1 = risk(at: "n13", needs: (i0.clone(), i1, v10));
            risk(at: "n17", needs: (v1.clone(), format!("{v11:?}")))?
        }
    }
}

mod w25 {
    use super::*;

    workflow::workflow! {
        pub(super) W25<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v13 = items(at: "n1", needs: (i1.clone(), i0));
            let se2 = each h3 in &v13 {
                let v2 = match maybe(at: "n4", needs: (format!("{i0:?}"), h3)) {
                    None => {
                        let v12 = each h7 in v13 {
                            let v6 = risk(at: "n8", needs: (h3, h7));
                            risk(at: "n9", needs: (h3, h7))
                        };
                        let v4 = maybe(at: "n10", needs: (i1, h3));
                    }
                    Some(h5) => {
                    }
                };
                step(at: "n11", needs: h3)
            };
            let v12 = workflow::collect(items: ~se2);
            step(at: "n12", needs: (v12.len(), &i0))
        }
    }
}

mod w26 {
    use super::*;

    workflow::workflow! {
        pub(super) W26<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v0 = risk(at: "n1", needs: i1.id)?;
            let v11 = race {
                {
                    let v5 = risk(at: "n2", needs: (&v0, i1.id, &i0))?;
                    loop h5 = step(at: "n4", needs: ((v5.id, &v5), i0)) {
                        #[after(v5)]
                        let v6 = items(at: "n6", needs: (i1.id, h5, v5.clone()));
                        match again(at: "n7", needs: v6.len()) {
                            true => {
                                if again(at: "n8", needs: ()) {
                                    continue risk(at: "n9", needs: h5)?
                                } else {
                                    break risk(at: "n10", needs: h5)?
                                }
                            }
                            false => {
                                break step(at: "n11", needs: (v0.id, &h5, v5.id))
                            }
                        }
                    }
                },
                {
                    i1.clone()
                },
                {
                    i1.clone()
                },
            };
            let (v13, v4) = pair(at: "n12", needs: ({ let q = &i0; q.clone() }, i1, v0.clone()));
            risk(at: "n13", needs: v11)?
        }
    }
}

mod w27 {
    use super::*;

    workflow::workflow! {
        pub(super) W27<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v0 = race {
                {
                    let v11 = if again(at: "n1", needs: format!("{i0:?}")) {
                        let v6 = step(at: "n2", needs: (&i0, i1));
                        let v8 = risk(at: "n3", needs: &i0)?;
                        i1.clone()
                    } else {
                        let v1 = step(at: "n4", needs: ());
                        step(at: "n5", needs: (i1.id, &v1))
                    };
                    risk(at: "n6", needs: (&v11, i1.clone()))?
                },
                i0,
            };
            step(at: "n7", needs: format!("{i0:?}"));
            let (v12, v8) = pair(at: "n8", needs: ());
            let v3 = step(at: "n9", needs: &i0);
            i0.clone()
        }
    }
}

mod w28 {
    use super::*;

    workflow::workflow! {
        pub(super) W28<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v10 = step(at: "n23", needs: v7.id);
            let v9 = step(at: "n22", needs: (i1.clone(), &v11));
            let v7 = loop h3 = i1.clone(), h4 = v11 {
                #[after(v11)]
                #[concurrency(2)]
                let v9 = each h7 in items(at: "n5", needs: &h4) {
                    risk(at: "n8", needs: h7)?
                };
                if again(at: "n9", needs: (h4.id, &h4)) {
                    continue (step(at: "n10", needs: format!("{i0:?}")), risk(at: "n11", needs: i1)?)
                } else {
                    let v1 = match again(at: "n12", needs: (i1, (v11.id, &v11), h3.id)) {
                        true => {
                            h4
                        }
                        false => {
                            v11
                        }
                    };
                    let v8 = loop h14 = h3.clone() {
                        #[after(v9, v1)]
                        let v0 = race {
                            {
                                risk(at: "n15", needs: i1)?
                            },
                            {
                                let v11 = &i0;
                                step(at: "n16", needs: (h4.id, v9.len(), &i0))
                            },
                            {
                                v11
                            },
                        };
                        match again(at: "n17", needs: &v1) {
                            true => {
                                let v10 = &h4;
                                break risk(at: "n18", needs: h3)?
                            }
                            false => {
                                let v6 = items(at: "n19", needs: (h4.clone(), { let q = &v0; q.clone() }, { let q = &h14; q.clone() }));
                                break risk(at: "n20", needs: (v11, &v11))?
                            }
                        }
                    };
                    break risk(at: "n21", needs: ())?
                }
            };
            let v11 = risk(at: "n1", needs: i1.clone())?;
            let v0 = risk(at: "n24", needs: i1.clone());
            step(at: "n25", needs: ())
        }
    }
}

mod w29 {
    use super::*;

    workflow::workflow! {
        pub(super) W29<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let se2 = each h3 in items(at: "n1", needs: { let q = &i0; q.clone() }) {
                let v4 = step(at: "n4", needs: (h3.clone(), i0, i1));
                let v1 = risk(at: "n5", needs: h3)?;
                step(at: "n6", needs: (i1, (i0.id, &i0), format!("{h3:?}")))
            };
            let v1 = workflow::collect(items: ~se2);
            let v10 = i1.clone();
            let v0 = step(at: "n7", needs: v1.len());
            #[after(v0, v1)]
            let v11 = step(at: "n8", needs: (v10.id, v0));
            let v6 = risk(at: "n9", needs: (i0.id, (v0, &v0)))?;
            let v2 = race {
                risk(at: "n10", needs: v11.clone()),
                {
                    risk(at: "n11", needs: (&v1, (v6.id, &v6)))
                },
            }?;
            let v13 = &i0;
            let v9 = step(at: "n12", needs: (v1.clone(), (v10.id, &v10)));
            risk(at: "n13", needs: (v9, v6))?
        }
    }
}

mod w30 {
    use super::*;

    workflow::workflow! {
        pub(super) W30<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v7 = if let Some(v1) = maybe(at: "n1", needs: (i1, (i0, &i0))) {
                let v6 = loop h3 = v1, h4 = &v1 {
                    let v3 = &h3;
                    match maybe(at: "n5", needs: (h4, v1.id)) {
                        Some(h6) => {
                            let v10 = step(at: "n7", needs: i1.id);
                            let v7 = {
                                v1
                            };
                            if again(at: "n8", needs: (format!("{v1:?}"), i1, i0.id)) {
                                let v10 = step(at: "n9", needs: (v3, (v1, &v1)));
                                let v8 = &h6;
                                continue (risk(at: "n10", needs: v3.id)?, h4)
                            } else {
                                break h6
                            }
                        }
                        None => {
                            let v2 = &h3;
                            let v10 = each (j11, h12) in [&i0].into_iter().enumerate() {
                                step(at: "n13", needs: (format!("{i0:?}"), (h3, &h3), v3.clone(), j11))
                            };
                            break h3
                        }
                    }
                };
                let (v10, v13) = pair(at: "n14", needs: ());
            };
            let v11 = race {
                risk(at: "n15", needs: v7),
                risk(at: "n16", needs: (v7, i0)),
                {
                    risk(at: "n17", needs: ())
                },
            }?;
            let v1 = step(at: "n18", needs: v7);
            let v6 = risk(at: "n19", needs: i0.clone())?;
            let v10 = lend(at: "n20", needs: &v6);
            let v8 = step(at: "n21", needs: v1.id);
            let v9 = step(at: "n22", needs: (v6, &i0, &v11));
            let (v5, v12) = pair(at: "n23", needs: ((v6.id, &v6), &v1, &v11));
            risk(at: "n24", needs: v1.id)?
        }
    }
}

mod w31 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            step(at: "n3", needs: (y.clone(), x, key));
            let v3 = risk(at: "n4", needs: (y, x.clone(), key));
            let v12 = step(at: "n5", needs: key);
            step(at: "n6", needs: v3)
        }

        pub(super) Inner1<key: u64, x: Token, y: &Token -> Token> with Lab {
            workflow::collect(items: ~se9);
            #[concurrency(3)]
            let se9 = each h10 in items(at: "n8", needs: (&x, key)) {
                let v4 = race {
                    step(at: "n11", needs: (y, x, key, h10)),
                    y.clone(),
                    {
                        let v5 = step(at: "n13", needs: (&x, key, h10));
                        let v4 = maybe(at: "n12", needs: (key, h10));
                        step(at: "n14", needs: (key, h10))
                    },
                };
                step(at: "n15", needs: ({ let q = &x; q.clone() }, key, h10))
            };
            step(at: "n16", needs: key)
        }

        pub(super) W31<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v11 = risk(at: "n1", needs: i1.id)?;
            let v10 = Inner0(key: key("n2", (i1, v11.clone())), x: v11, y: &i0);
            let v3 = Inner1(key: key("n7", i1.id), x: i0, y: i1);
            let v8 = risk(at: "n17", needs: v10.id);
            let v2 = i0;
            let v1 = lend(at: "n18", needs: &i0);
            let v12 = step(at: "n19", needs: ());
            #[after(v10)]
            step(at: "n20", needs: (v3, &v3));
            risk(at: "n21", needs: v3)?
        }
    }
}
