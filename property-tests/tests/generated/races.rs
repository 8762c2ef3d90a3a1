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
        pub(super) W0<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v13 = maybe(at: "n5", needs: v10.clone());
            let v9 = race {
                risk(at: "n2", needs: &v5),
                risk(at: "n3", needs: (v5, i1)),
            }?;
            let v5 = risk(at: "n1", needs: (i1.clone(), format!("{i0:?}")))?;
            let v10 = risk(at: "n4", needs: (i0, &v9))?;
            let v11 = &v5;
            v10.clone()
        }
    }
}

mod w1 {
    use super::*;

    workflow::workflow! {
        pub(super) W1<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v5 = step(at: "n13", needs: v3);
            let v6 = step(at: "n1", needs: (i0, i1.id));
            #[after(v6, v4)]
            let v2 = &i0;
            let v3 = race {
                {
                    let v6 = match maybe(at: "n6", needs: (&v12, format!("{i0:?}"))) {
                        Some(v9) => {
                            let v1 = step(at: "n7", needs: i1);
                            #[after(v6)]
                            let v12 = step(at: "n8", needs: (i1.clone(), v6.id));
                            v1.clone()
                        }
                        None => {
                            step(at: "n9", needs: (i1.id, &i0))
                        }
                    };
                    let v12 = race {
                        {
                            let v8 = risk(at: "n2", needs: (&i0, i1.clone()))?;
                            step(at: "n3", needs: (i1.id, i0, format!("{v8:?}")))
                        },
                        {
                            let v4 = step(at: "n4", needs: (i1.id, i0));
                            step(at: "n5", needs: (v4, i1.clone()))
                        },
                        {
                            i0
                        },
                    };
                    step(at: "n10", needs: i1)
                },
                i0,
                {
                    let v8 = risk(at: "n11", needs: (i0, i1.id))?;
                    step(at: "n12", needs: (i1.id, (v8.id, &v8)))
                },
            };
            let v4 = &i0;
            let v0 = items(at: "n14", needs: (v4.id, v2));
            risk(at: "n15", needs: (&v6, (v3, &v3), i1))?
        }
    }
}

mod w2 {
    use super::*;

    workflow::workflow! {
        pub(super) W2<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            risk(at: "n1", needs: i1)?;
            let v7 = race {
                risk(at: "n2", needs: i1.id),
                risk(at: "n3", needs: format!("{i0:?}")),
            }?;
            i1.clone()
        }
    }
}

mod w3 {
    use super::*;

    workflow::workflow! {
        pub(super) W3<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v10 = race {
                {
                    #[after(v9, v10)]
                    let v2 = lend(at: "n13", needs: &v10);
                    let v10 = risk(at: "n1", needs: (i1, i0))?;
                    let v9 = race {
                        step(at: "n2", needs: i1),
                        i1.clone(),
                        {
                            let v13 = risk(at: "n3", needs: i0)?;
                            let v3 = race {
                                {
                                    let v0 = race {
                                        {
                                            let (v3, v2) = pair(at: "n4", needs: ((v13.id, &v13), i1, format!("{i0:?}")));
                                            let v8 = risk(at: "n5", needs: (format!("{v2:?}"), v3))?;
                                            risk(at: "n6", needs: (v3, v2.id))
                                        },
                                        {
                                            #[after(v10)]
                                            let v11 = maybe(at: "n7", needs: (v13.clone(), i1.clone(), i0));
                                            #[after(v11, v10)]
                                            let v0 = risk(at: "n8", needs: ())?;
                                            risk(at: "n9", needs: (v11, format!("{v10:?}")))
                                        },
                                        {
                                            risk(at: "n10", needs: i1.id)
                                        },
                                    }?;
                                    step(at: "n11", needs: (i1, &v13))
                                },
                                step(at: "n12", needs: i1),
                            };
                            i0
                        },
                    };
                    risk(at: "n14", needs: ((i0, &i0), &v9, format!("{v10:?}")))?
                },
                i0,
            };
            let v2 = risk(at: "n15", needs: &i0)?;
            step(at: "n16", needs: ({ let q = &v10; q.clone() }, &i0, &v2))
        }
    }
}

mod w4 {
    use super::*;

    workflow::workflow! {
        pub(super) W4<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v10 = race {
                {
                    let v1 = step(at: "n1", needs: (i1, i0.id));
                    let v10 = race {
                        {
                            risk(at: "n2", needs: (i1, i0))
                        },
                        risk(at: "n3", needs: ()),
                        {
                            risk(at: "n4", needs: i1.id)
                        },
                    };
                    step(at: "n5", needs: (i1.id, &v1))
                },
                race {
                    {
                        i0
                    },
                    {
                        let v10 = if i0.id % 2 == 0 {
                            risk(at: "n6", needs: (&i0, i1.clone()))?
                        } else {
                            risk(at: "n7", needs: (i1, i0))?
                        };
                        let v4 = race {
                            step(at: "n8", needs: (i1, &i0, v10.clone())),
                            risk(at: "n9", needs: v10.clone())?,
                            {
                                step(at: "n10", needs: (i1.id, (i0.id, &i0), v10))
                            },
                        };
                        step(at: "n11", needs: (i1, i0))
                    },
                },
            };
            let v12 = risk(at: "n12", needs: (i1, v10.id))?;
            let (v2, v3) = pair(at: "n13", needs: (i0.id, i1.id));
            risk(at: "n14", needs: v3.clone())?
        }
    }
}

mod w5 {
    use super::*;

    workflow::workflow! {
        pub(super) W5<i0: Token, i1: &Token -> Token> with Lab {
            let v8 = step(at: "n2", needs: (i1.clone(), { let q = &v9; q.clone() }));
            let v5 = i1.clone();
            let v6 = step(at: "n4", needs: (&i0, &v13));
            let v3 = step(at: "n5", needs: (i1.id, i0.id, &v9));
            let v7 = maybe(at: "n6", needs: (i1.clone(), &v13));
            let v13 = step(at: "n3", needs: i1.clone());
            let v10 = risk(at: "n7", needs: i1);
            let v9 = step(at: "n1", needs: (i0, &i0));
            step(at: "n8", needs: i0)
        }
    }
}

mod w6 {
    use super::*;

    workflow::workflow! {
        pub(super) W6<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            #[limit(2)]
            let v9 = loop h3 = risk(at: "n2", needs: i1.id)?, h4 = i1 {
                let v7 = h3;
                match way(at: "n5", needs: (h3, v7, h4.clone())) {
                    0 => {
                        break risk(at: "n6", needs: h4.clone())?
                    }
                    1 => {
                        let v0 = step(at: "n7", needs: (v7, &v7));
                        #[after(v7, v0)]
                        let v9 = race {
                            h4.clone(),
                            {
                                let v9 = lend(at: "n9", needs: h4);
                                let v3 = step(at: "n8", needs: (&v7, h4.clone()));
                                step(at: "n10", needs: &h3)
                            },
                        };
                        continue (risk(at: "n11", needs: (v7.id, &v7))?, i1)
                    }
                    _ => {
                        continue (step(at: "n12", needs: &v7), i1)
                    }
                }
            };
            let v12 = risk(at: "n13", needs: i1.id);
            let v5 = step(at: "n14", needs: (i1.id, i0));
            step(at: "n15", needs: v5.id)
        }
    }
}

mod w7 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            let v9 = race {
                risk(at: "n2", needs: key),
                risk(at: "n3", needs: key),
            };
            let v13 = step(at: "n4", needs: (v9, key));
            step(at: "n5", needs: (y.id, x, key))
        }

        pub(super) W7<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v6 = Inner0(key: key("n1", { let q = &i0; q.clone() }), x: i0, y: i1);
            let v3 = step(at: "n6", needs: (i1.clone(), &i0));
            step(at: "n7", needs: ((i0.id, &i0), { let q = &v3; q.clone() }));
            i0
        }
    }
}

mod w8 {
    use super::*;

    workflow::workflow! {
        pub(super) W8<i0: Token, i1: &Token -> Token> with Lab {
            #[after(v10)]
            let v0 = risk(at: "n1", needs: (i0.clone(), i1.clone()));
            let v6 = step(at: "n8", needs: i0);
            let v10 = i1;
            #[after(v10)]
            let v4 = match maybe(at: "n2", needs: &v0) {
                Some(v4) => {
                    let v5 = step(at: "n3", needs: ());
                    let v7 = &i0;
                    let v3 = step(at: "n4", needs: v7);
                    step(at: "n5", needs: (v0, &i0))
                }
                None => {
                    let v8 = step(at: "n6", needs: i1);
                    step(at: "n7", needs: i1)
                }
            };
            step(at: "n9", needs: (i1, &i0, v6.id))
        }
    }
}

mod w9 {
    use super::*;

    workflow::workflow! {
        pub(super) W9<i0: Token, i1: &Token -> Token> with Lab {
            let v10 = step(at: "n23", needs: &v5);
            let v6 = step(at: "n22", needs: ());
            let v8 = race {
                {
                    let v8 = match risk(at: "n1", needs: i1.clone()) {
                        Ok(h2) => {
                            race {
                                {
                                    let v11 = step(at: "n3", needs: h2);
                                    let v3 = lend(at: "n4", needs: &v11);
                                    step(at: "n5", needs: ())
                                },
                                step(at: "n6", needs: h2),
                            }
                        }
                        Err(_) => {
                            #[concurrency(1)]
                            let v0 = each h9 in items(at: "n7", needs: (format!("{i0:?}"), i1.clone())) {
                                let v9 = step(at: "n10", needs: (i0.clone(), &h9));
                                let v7 = race {
                                    step(at: "n11", needs: (i0.id, h9.clone())),
                                    {
                                        #[after(v10, v9)]
                                        let v8 = step(at: "n13", needs: (&i0, h9));
                                        let v10 = items(at: "n12", needs: v9);
                                        v9
                                    },
                                    {
                                        #[after(v9)]
                                        step(at: "n14", needs: (v9, &v9));
                                        h9
                                    },
                                };
                                step(at: "n15", needs: ({ let q = &v7; q.clone() }, h9))
                            };
                            step(at: "n16", needs: i1)
                        }
                    };
                    risk(at: "n17", needs: ())
                },
                {
                    risk(at: "n18", needs: i1)
                },
                {
                    risk(at: "n19", needs: (format!("{i0:?}"), i1.id))
                },
            };
            let v7 = i0.clone();
            let v5 = i0.clone();
            let v3 = step(at: "n21", needs: ());
            let v1 = step(at: "n20", needs: ());
            step(at: "n24", needs: ())
        }
    }
}

mod w10 {
    use super::*;

    workflow::workflow! {
        pub(super) W10<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v7 = race {
                {
                    let v7 = step(at: "n1", needs: (&i0, i1));
                    let v6 = step(at: "n2", needs: (format!("{v7:?}"), i1, &i0));
                    let v12 = step(at: "n3", needs: &i0);
                    step(at: "n4", needs: &i0)
                },
                risk(at: "n5", needs: (i0.id, &i0))?,
                loop v13 = i1.clone(), h7 = i1 {
                    let (v0, v9) = pair(at: "n8", needs: ());
                    {
                        match again(at: "n9", needs: h7.clone()) {
                            true => {
                                #[after(v9)]
                                let v12 = risk(at: "n11", needs: &v9)?;
                                #[after(v0)]
                                let v9 = risk(at: "n10", needs: (h7, i1.clone()))?;
                                continue (i0.clone(), i1)
                            }
                            false => {
                                let v2 = step(at: "n13", needs: ());
                                let v3 = step(at: "n12", needs: (format!("{v9:?}"), (v13, &v13)));
                                break i1.clone()
                            }
                        }
                    }
                },
            };
            step(at: "n14", needs: ());
            let v12 = risk(at: "n15", needs: (i1, &v7));
            let v13 = risk(at: "n16", needs: (v12.clone(), { let q = &v7; q.clone() }));
            step(at: "n17", needs: ());
            risk(at: "n18", needs: (i1, i0, v7))?
        }
    }
}

mod w11 {
    use super::*;

    workflow::workflow! {
        pub(super) W11<i0: Token, i1: &Token -> Token> with Lab {
            let v9 = match maybe(at: "n1", needs: (i0, i1.id)) {
                None => {
                    let v9 = loop h4 = &i0 {
                        let v2 = step(at: "n5", needs: h4);
                        match way(at: "n6", needs: (i0, i1, h4.id)) {
                            0 => {
                                let v1 = step(at: "n7", needs: ());
                                let v3 = step(at: "n8", needs: h4);
                                break step(at: "n9", needs: { let q = &v3; q.clone() })
                            }
                            1 => {
                                if again(at: "n10", needs: i1.clone()) {
                                    break i0
                                } else {
                                    break step(at: "n11", needs: h4)
                                }
                            }
                            _ => {
                                {
                                    continue h4
                                }
                            }
                        }
                    };
                    i1.clone()
                }
                Some(h2) => {
                    step(at: "n12", needs: i0.id)
                }
            };
            let v7 = step(at: "n13", needs: (i1.id, (v9, &v9)));
            let v12 = step(at: "n14", needs: (v9.clone(), format!("{v7:?}")));
            let v0 = i1;
            let v4 = step(at: "n15", needs: (v12, &v12));
            step(at: "n16", needs: (&i0, (v4.id, &v4)))
        }
    }
}

mod w12 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            let v13 = race {
                {
                    let v0 = match again(at: "n2", needs: key) {
                        true => {
                            let (v2, v3) = pair(at: "n4", needs: key);
                            let v10 = step(at: "n3", needs: (key, format!("{x:?}"), y.id));
                            v2
                        }
                        false => {
                            step(at: "n5", needs: (x, y, key))
                        }
                    };
                    step(at: "n6", needs: (&x, key))
                },
                {
                    y.clone()
                },
            };
            step(at: "n7", needs: (x, y.id, key))
        }

        pub(super) W12<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            #[after(v0)]
            let v9 = race {
                risk(at: "n8", needs: &v0),
                risk(at: "n9", needs: (v0.id, i1.id)),
            }?;
            #[after(v13, v0)]
            let v1 = step(at: "n17", needs: i1.clone());
            let v8 = risk(at: "n19", needs: (&i0, v0))?;
            let v7 = risk(at: "n18", needs: (i0, v1.id))?;
            let v13 = race {
                {
                    step(at: "n10", needs: ())
                },
                match risk(at: "n11", needs: (&v0, i1.id)) {
                    Ok(h12) => {
                        let v4 = step(at: "n13", needs: ());
                        risk(at: "n14", needs: ())?
                    }
                    Err(_) => {
                        step(at: "n15", needs: ())
                    }
                },
                step(at: "n16", needs: (i1, (v9.id, &v9), (v0, &v0))),
            };
            let v10 = risk(at: "n20", needs: ({ let q = &v8; q.clone() }, v0))?;
            let v0 = Inner0(key: key("n1", &i0), x: i0, y: i1);
            risk(at: "n21", needs: v13)?
        }
    }
}

mod w13 {
    use super::*;

    workflow::workflow! {
        pub(super) W13<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v4 = &i0;
            let v0 = v4.clone();
            let (v3, v10) = pair(at: "n4", needs: (i1.clone(), &i0));
            #[after(v4)]
            let v7 = risk(at: "n3", needs: ())?;
            let v13 = step(at: "n1", needs: (i1, { let q = &i0; q.clone() }));
            let v9 = race {
                step(at: "n2", needs: i1),
                i0,
            };
            let v2 = maybe(at: "n6", needs: (v4.id, { let q = &v13; q.clone() }));
            let v11 = step(at: "n5", needs: { let q = &i0; q.clone() });
            step(at: "n7", needs: ((v3, &v3), v4.id))
        }
    }
}

mod w14 {
    use super::*;

    workflow::workflow! {
        pub(super) W14<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v6 = risk(at: "n20", needs: (v4, { let q = &i0; q.clone() }))?;
            let v4 = i1;
            let v5 = step(at: "n1", needs: (&i0, i1));
            #[limit(1)]
            let v10 = loop v10 = step(at: "n3", needs: ()), h4 = i1.clone() {
                if again(at: "n5", needs: (v4, v10.id)) {
                    let v1 = maybe(at: "n10", needs: ());
                    #[after(v5, v4)]
                    let v8 = each h8 in items(at: "n6", needs: (i0.clone(), { let q = &v5; q.clone() })) {
                        step(at: "n9", needs: ((v10.id, &v10), &h4, v4.id, h8))
                    };
                    continue (risk(at: "n11", needs: (h4, &v8))?, risk(at: "n12", needs: v5)?)
                } else {
                    let v3 = race {
                        risk(at: "n16", needs: ()),
                        risk(at: "n17", needs: ()),
                        risk(at: "n18", needs: (v10.id, &v10)),
                    };
                    let v0 = race {
                        risk(at: "n13", needs: (h4.id, i1, i0)),
                        risk(at: "n14", needs: &i0),
                        risk(at: "n15", needs: ()),
                    }?;
                    break step(at: "n19", needs: { let q = &h4; q.clone() })
                }
            };
            #[after(v5, v10)]
            let v8 = v5;
            let v1 = step(at: "n21", needs: i1);
            step(at: "n22", needs: (&v6, { let q = &v10; q.clone() }))
        }
    }
}

mod w15 {
    use super::*;

    workflow::workflow! {
        pub(super) W15<i0: Token, i1: &Token -> Token> with Lab {
            let v3 = step(at: "n13", needs: (v2, v11));
            let (v13, v5) = pair(at: "n12", needs: (&i0, v7.clone()));
            let v0 = if i1.id % 2 == 0 {
                risk(at: "n1", needs: i0.clone())
            } else {
                let v12 = risk(at: "n2", needs: i1.clone());
                {
                    let v6 = race {
                        {
                            #[after(v12)]
                            step(at: "n3", needs: ());
                            let v8 = risk(at: "n4", needs: ());
                            step(at: "n5", needs: (&v12, i1.clone()))
                        },
                        i0.clone(),
                        {
                            let v3 = step(at: "n6", needs: v12.clone());
                            let v6 = maybe(at: "n7", needs: ());
                            step(at: "n8", needs: (i0, &v3, v12))
                        },
                    };
                    v6
                };
                v12
            };
            let v11 = step(at: "n10", needs: (v0.clone(), i0));
            let v7 = risk(at: "n11", needs: ());
            let v2 = step(at: "n9", needs: ());
            v2
        }
    }
}

mod w16 {
    use super::*;

    workflow::workflow! {
        pub(super) W16<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v9 = if let Some(h2) = maybe(at: "n1", needs: i1) {
                i0
            } else {
                loop h4 = &i0 {
                    let v2 = race {
                        risk(at: "n5", needs: (i0, &i0)),
                        risk(at: "n6", needs: i1.id),
                        {
                            risk(at: "n7", needs: ((i0.id, &i0), h4))
                        },
                    };
                    match again(at: "n8", needs: i0) {
                        true => {
                            continue i1
                        }
                        false => {
                            break h4.clone()
                        }
                    }
                }
            };
            let v4 = risk(at: "n9", needs: (i1.clone(), format!("{i0:?}")))?;
            let v0 = step(at: "n10", needs: ());
            let v5 = risk(at: "n11", needs: ())?;
            let v8 = step(at: "n12", needs: ());
            let (v13, v1) = pair(at: "n13", needs: i0.id);
            let v3 = step(at: "n14", needs: ());
            risk(at: "n15", needs: i1)?
        }
    }
}

mod w17 {
    use super::*;

    workflow::workflow! {
        pub(super) W17<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v1 = step(at: "n1", needs: (i0, i1));
            v1;
            let v3 = race {
                v1,
                i1.clone(),
                race {
                    step(at: "n2", needs: &i0),
                    risk(at: "n3", needs: v1)?,
                },
            };
            #[after(v3, v1)]
            let v7 = risk(at: "n4", needs: (i0, { let q = &v1; q.clone() }))?;
            step(at: "n5", needs: ());
            let v10 = risk(at: "n6", needs: i1.id);
            let v8 = risk(at: "n7", needs: v7);
            risk(at: "n8", needs: ())?;
            i1.clone()
        }
    }
}

mod w18 {
    use super::*;

    workflow::workflow! {
        pub(super) W18<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v9 = step(at: "n1", needs: (format!("{i0:?}"), i1.clone()));
            let v13 = i1.clone();
            let v2 = race {
                race {
                    {
                        #[after(v13, v9)]
                        let v12 = if v13.id % 2 == 0 {
                            let v8 = if v13.id % 2 == 0 {
                                step(at: "n2", needs: v13)
                            } else {
                                let v2 = step(at: "n4", needs: format!("{v9:?}"));
                                let v9 = step(at: "n3", needs: (v13.id, &v13));
                                i0
                            };
                            v9
                        } else {
                            let v10 = lend(at: "n5", needs: &v13);
                            step(at: "n6", needs: ())
                        };
                        step(at: "n7", needs: i1)
                    },
                    step(at: "n8", needs: (&i0, v13, i1.id)),
                },
                {
                    risk(at: "n9", needs: &v13)?
                },
                {
                    i1.clone()
                },
            };
            let v5 = i1.clone();
            risk(at: "n10", needs: format!("{v2:?}"))?
        }
    }
}

mod w19 {
    use super::*;

    workflow::workflow! {
        pub(super) W19<i0: Token, i1: &Token -> Token> with Lab {
            #[after(v3, v8)]
            let v12 = step(at: "n3", needs: (v3, v8, i1.id));
            let (v13, v9) = pair(at: "n4", needs: ());
            let v3 = step(at: "n2", needs: ());
            let v10 = step(at: "n5", needs: v12.clone());
            let v8 = lend(at: "n1", needs: i1);
            step(at: "n6", needs: (v12, v8.id))
        }
    }
}

mod w20 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            {
                step(at: "n7", needs: (key, x, y))
            }
        }

        pub(super) W20<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v4 = if again(at: "n2", needs: ()) {
                let v6 = step(at: "n13", needs: (v13, i1));
                let v13 = {
                    loop h5 = risk(at: "n4", needs: (i0.clone(), &v13, i1.clone()))? {
                        let v13 = Inner0(key: key("n6", ()), x: i0, y: &i0);
                        match maybe(at: "n8", needs: (i0, i1.id)) {
                            Some(h9) => {
                                continue risk(at: "n10", needs: (&v13, (i0.id, &i0)))?
                            }
                            None => {
                                let v1 = step(at: "n11", needs: (i1, h5));
                                break risk(at: "n12", needs: ((h5, &h5), i1))?
                            }
                        }
                    }
                };
            };
            let v9 = i1;
            let v2 = race {
                {
                    risk(at: "n14", needs: (i0, v4))
                },
                risk(at: "n15", needs: v13),
            }?;
            let v13 = risk(at: "n1", needs: i1);
            let v5 = risk(at: "n16", needs: (v4, &i0))?;
            v5
        }
    }
}

mod w21 {
    use super::*;

    workflow::workflow! {
        pub(super) W21<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v0 = risk(at: "n1", needs: ());
            let v3 = race {
                {
                    let v4 = loop {
                        match maybe(at: "n3", needs: (i1, { let q = &i0; q.clone() })) {
                            None => {
                                break step(at: "n5", needs: ())
                            }
                            Some(h4) => {
                                {
                                    continue
                                }
                            }
                        }
                    };
                    let v1 = race {
                        i1.clone(),
                        step(at: "n6", needs: (i1.clone(), { let q = &v4; q.clone() }, i0.id)),
                        v4,
                    };
                    let v12 = i1;
                    v1
                },
                {
                    let v11 = step(at: "n7", needs: (&v0, i0.clone()));
                    v11;
                    let v9 = risk(at: "n8", needs: v0.clone())?;
                    i0.clone()
                },
            };
            let v9 = risk(at: "n9", needs: (&v0, i1.id))?;
            let v7 = maybe(at: "n10", needs: ());
            #[after(v0)]
            let v13 = risk(at: "n11", needs: v0)?;
            step(at: "n12", needs: &v0)
        }
    }
}

mod w22 {
    use super::*;

    workflow::workflow! {
        pub(super) W22<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let (v10, v12) = pair(at: "n1", needs: (i0.id, i1));
            let v0 = risk(at: "n2", needs: (i1.id, v10, v12.clone()))?;
            let v4 = step(at: "n3", needs: (i1, (v12.id, &v12), &v0));
            let v8 = step(at: "n4", needs: (i1.id, v10.id, &v12));
            let v9 = step(at: "n5", needs: (&v10, i1));
            v8
        }
    }
}

mod w23 {
    use super::*;

    workflow::workflow! {
        pub(super) W23<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v12 = if again(at: "n1", needs: (i1, i0.clone())) {
            };
            let (v5, v7) = pair(at: "n2", needs: { let q = &i0; q.clone() });
            let v8 = risk(at: "n3", needs: v12);
            i0.clone()
        }
    }
}

mod w24 {
    use super::*;

    workflow::workflow! {
        pub(super) W24<i0: Token, i1: &Token -> Token> with Lab {
            let v9 = race {
                {
                    let v4 = i1.clone();
                    let v11 = race {
                        v2,
                        {
                            step(at: "n2", needs: v4.clone())
                        },
                    };
                    let v2 = step(at: "n1", needs: format!("{i0:?}"));
                    risk(at: "n3", needs: &v2)
                },
                {
                    risk(at: "n4", needs: ())
                },
            };
            let v2 = step(at: "n5", needs: i1);
            step(at: "n6", needs: (v2, v9))
        }
    }
}

mod w25 {
    use super::*;

    workflow::workflow! {
        pub(super) W25<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let v5 = step(at: "n1", needs: i1);
            let v12 = risk(at: "n11", needs: i1.id)?;
            race {
                {
                    #[after(v5)]
                    let v12 = risk(at: "n2", needs: ((i0, &i0), i1.id))?;
                    match risk(at: "n3", needs: (format!("{v12:?}"), i0, format!("{v5:?}"))) {
                        Ok(h4) => {
                            step(at: "n5", needs: (h4, i1.clone(), &v5));
                            let v7 = race {
                                {
                                    #[after(v12)]
                                    let v10 = i1;
                                    risk(at: "n6", needs: i1)
                                },
                                risk(at: "n7", needs: (v5.id, &v5)),
                            }?;
                            step(at: "n8", needs: &v12)
                        }
                        Err(_) => {
                            step(at: "n9", needs: v5)
                        }
                    }
                },
                step(at: "n10", needs: (i0.clone(), (v5.id, &v5), i1)),
            };
            let (v4, v13) = pair(at: "n12", needs: (v5.clone(), (i0, &i0), i1));
            risk(at: "n13", needs: ())?
        }
    }
}

mod w26 {
    use super::*;

    workflow::workflow! {
        pub(super) W26<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v4 = race {
                i0,
                step(at: "n1", needs: i0),
            };
            let v12 = loop h3 = 0_u64 {
                match way(at: "n4", needs: (i1, h3)) {
                    0 => {
                        break step(at: "n5", needs: (&v4, { let q = &i0; q.clone() }))
                    }
                    1 => {
                        let v1 = v4.clone();
                        race {
                            risk(at: "n6", needs: h3)?,
                            {
                                let v5 = step(at: "n7", needs: (h3, v1));
                                risk(at: "n8", needs: (format!("{v1:?}"), &v4))?
                            },
                        };
                        continue h3 + 1
                    }
                    _ => {
                        continue h3 + 1
                    }
                }
            };
            let v1 = step(at: "n9", needs: ((i0.id, &i0), { let q = &v4; q.clone() }));
            let v0 = risk(at: "n10", needs: (&v12, (i0.id, &i0)))?;
            let v10 = step(at: "n11", needs: ());
            let v5 = step(at: "n12", needs: v4);
            let v6 = step(at: "n13", needs: { let q = &v4; q.clone() });
            let v9 = step(at: "n14", needs: (v0, &v0));
            step(at: "n15", needs: format!("{v9:?}"))
        }
    }
}

mod w27 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Token> with Lab {
            let v7 = race {
                y.clone(),
                loop h4 = &x {
                    if again(at: "n5", needs: key) {
                        let v6 = step(at: "n7", needs: (x.clone(), v13.clone()));
                        let v13 = step(at: "n6", needs: (key, x));
                        continue y
                    } else {
                        break h4.clone()
                    }
                },
                x,
            };
            y.clone()
        }

        pub(super) W27<i0: Token, i1: &Token -> workflow::Result<Token>> with Lab {
            let (v4, v9) = pair(at: "n1", needs: (i1, i0));
            let v13 = Inner0(key: key("n2", (i0, format!("{v4:?}"))), x: i0, y: i1);
            v9
        }
    }
}

mod w28 {
    use super::*;

    workflow::workflow! {
        pub(super) W28<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v3 = step(at: "n1", needs: i0.id);
            let v11 = risk(at: "n2", needs: ())?;
            race {
                v11,
                step(at: "n3", needs: i1.id),
            }
        }
    }
}

mod w29 {
    use super::*;

    workflow::workflow! {
        pub(super) W29<i0: Token, i1: &Token -> Token> with Lab {
            #[concurrency(1)]
            let v5 = each h3 in items(at: "n1", needs: &i0) {
                let v10 = step(at: "n14", needs: h3);
                let v2 = loop h5 = &i0 {
                    let v2 = step(at: "n6", needs: (h3.id, &h3));
                    #[after(v2)]
                    step(at: "n7", needs: h3);
                    if let Some(h9) = maybe(at: "n8", needs: (i1.clone(), i0.id, h3)) {
                        let (v1, v3) = pair(at: "n10", needs: h9.clone());
                        break step(at: "n11", needs: (h5, h3))
                    } else {
                        let v4 = step(at: "n12", needs: ((i0.id, &i0), h3));
                        #[after(v4)]
                        let v9 = step(at: "n13", needs: h3);
                        break i0
                    }
                };
                step(at: "n15", needs: (i0.clone(), h3))
            };
            #[after(v5)]
            let v4 = step(at: "n16", needs: ());
            step(at: "n17", needs: (i0, i1));
            let (v12, v13) = pair(at: "n18", needs: (i1.clone(), &v5, v4));
            let v6 = items(at: "n19", needs: v13);
            let v10 = &v12;
            v10;
            #[after(v12)]
            let v8 = step(at: "n20", needs: v10.id);
            step(at: "n21", needs: (i1, &v4))
        }
    }
}

mod w30 {
    use super::*;

    workflow::workflow! {
        pub(super) Inner0<key: u64, x: Token, y: &Token -> Result<Token, Stop>> with Lab {
            let v10 = race {
                x,
                risk(at: "n11", needs: key)?,
                {
                    #[concurrency(3)]
                    let v13 = each h14 in items(at: "n12", needs: (y, key)) {
                        risk(at: "n15", needs: (h14.clone(), x))
                    };
                    x.clone()
                },
            };
            let v3 = risk(at: "n16", needs: (y, (x, &x), key))?;
            v3
        }

        pub(super) W30<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            let v11 = race {
                i0,
                step(at: "n1", needs: i1.id),
            };
            let v4 = lend(at: "n2", needs: &v11);
            let v7 = step(at: "n3", needs: (v4, i1.clone()));
            let v8 = race {
                {
                    let v13 = risk(at: "n4", needs: ());
                    let v4 = step(at: "n5", needs: v11);
                    v7
                },
                match risk(at: "n6", needs: &i0) {
                    Ok(h7) => {
                        i1.clone()
                    }
                    Err(_) => {
                        loop v11 = v4.clone(), h9 = v4.clone() {
                            #[after(v4)]
                            let v0 = Inner0(key: key("n10", (&h9, v4, (v7.id, &v7))), x: i0, y: &i0)?;
                            let v11 = match risk(at: "n17", needs: ((i0, &i0), &h9)) {
                                Ok(v6) => {
                                    step(at: "n18", needs: i1);
                                    step(at: "n19", needs: { let q = &v0; q.clone() })
                                }
                                Err(_) => {
                                    let v0 = step(at: "n20", needs: v7);
                                    step(at: "n21", needs: (v0.id, i1))
                                }
                            };
                            match way(at: "n22", needs: (v7, v4.id, i1.id)) {
                                0 if v11.id % 2 == 0 => {
                                    break step(at: "n23", needs: &i0)
                                }
                                1 => {
                                    continue (risk(at: "n24", needs: (&i0, format!("{h9:?}")))?, risk(at: "n25", needs: (v4, { let q = &v11; q.clone() }, v0))?)
                                }
                                _ => {
                                    break step(at: "n26", needs: (v4.clone(), &v0))
                                }
                            }
                        }
                    }
                },
                i1.clone(),
            };
            let v12 = v4;
            let v0 = step(at: "n27", needs: (&v8, &i0, &v11));
            step(at: "n28", needs: ())
        }
    }
}

mod w31 {
    use super::*;

    workflow::workflow! {
        pub(super) W31<i0: Token, i1: &Token -> Result<Token, Stop>> with Lab {
            #[after(v0)]
            let (v12, v3) = pair(at: "n20", needs: i1.clone());
            let v6 = step(at: "n19", needs: i0.id);
            let v7 = risk(at: "n23", needs: (v13, &v0, format!("{v6:?}")))?;
            let v8 = race {
                loop v13 = step(at: "n12", needs: (&v0, i1)), v6 = i1.clone() {
                    let v4 = step(at: "n14", needs: (v6.id, v0.id));
                    #[after(v0)]
                    let v6 = step(at: "n13", needs: (v6, &v6));
                    if again(at: "n15", needs: ({ let q = &v4; q.clone() }, v6.clone(), v0.id)) {
                        break step(at: "n16", needs: ())
                    } else {
                        break step(at: "n17", needs: ())
                    }
                },
                step(at: "n18", needs: v0.clone()),
            };
            let v9 = step(at: "n24", needs: &v6);
            let v4 = step(at: "n21", needs: (i1.id, format!("{v3:?}")));
            let v0 = race {
                {
                    let v0 = match risk(at: "n1", needs: (i1.clone(), (i0.id, &i0))) {
                        Ok(v9) => {
                            step(at: "n2", needs: i0.id)
                        }
                        Err(_) => {
                            i0
                        }
                    };
                    step(at: "n3", needs: (v0.id, &v0))
                },
                i0.clone(),
                {
                    let v8 = race {
                        i0.clone(),
                        risk(at: "n4", needs: { let q = &i0; q.clone() })?,
                        risk(at: "n5", needs: (i1.id, &i0))?,
                    };
                    #[after(v8)]
                    let v12 = race {
                        step(at: "n6", needs: (i0.id, &i0)),
                        {
                            let v7 = risk(at: "n7", needs: (format!("{v8:?}"), &i0));
                            step(at: "n8", needs: v8.clone())
                        },
                    };
                    race {
                        step(at: "n9", needs: ()),
                        risk(at: "n10", needs: ((v12, &v12), i1.id, { let q = &i0; q.clone() }))?,
                    }
                },
            };
            let v13 = risk(at: "n22", needs: ());
            v0
        }
    }
}
