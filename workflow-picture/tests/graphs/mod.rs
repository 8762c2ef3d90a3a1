//! Workflows to draw. They are never run.

#![allow(
    dead_code,
    clippy::unused_async,
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "only their graphs count"
)]

use futures::Stream;
use workflow::{component, workflow};

/// Components that take texts, and give one.
macro_rules! components {
    ($($name:ident($($input:ident),*))*) => {
        $(
            #[component]
            fn $name($($input: &str),*) -> Result<String, std::fmt::Error> {
                Ok([$($input),*].concat())
            }
        )*
    };
}

components! {
    address(customer) approve(claim, amount) archive(letter) assess(photos, report) bank(customer) booking(amount, account)
    calls(customer) check(claim) close(claim) contract(customer) cover(contract, claim) customer(number) damage(report)
    deduct(amount, contract) depot(address) estimate(damage, photos) evidence(claim) expert(claim, address) forged(photos)
    fraud(score, history) garage(address) greet(name) history(customer) inform(customer, text) inspect(expert, damage)
    interview(customer) invoice(garage) law(claim) letter(customer, text) limits(contract) number(claim) offer(amount, garage)
    parts(damage) pay(account, amount) photos(evidence) police(claim) prices(parts) priority(customer, damage) ratio(amount, limits)
    refuse(reason) reminder(letter) repair(garage, offer) report(evidence) score(history, calls) sign(contract) sum(prices, wages)
    translate(report) value(damage) wages(garage) weather(address) witness(police)
}

#[component]
async fn classify(text: &str) -> Result<Intent, std::fmt::Error> {
    Ok(Intent::Refund(text.to_owned()))
}

#[component]
async fn draft(question: String, docs: Vec<String>) -> String {
    question + &docs.concat()
}

#[component]
fn tokens(text: String) -> impl Stream<Item = String> {
    futures::stream::iter([text])
}

#[component]
async fn moderate(tokens: impl Stream<Item = String>) -> bool {
    drop(tokens);
    true
}

#[component]
fn shout(tokens: impl Stream<Item = String>) -> impl Stream<Item = String> {
    tokens
}

enum Intent {
    Refund(String),
    Question,
}

enum Thought {
    Answer(String),
    Calls(Vec<String>),
}

#[component]
async fn think(heard: &[String]) -> Thought {
    Thought::Calls(heard.to_vec())
}

#[component]
async fn call(tool: String) -> Result<String, std::fmt::Error> {
    Ok(tool)
}

workflow! {
    /// Five nodes.
    pub Welcome<number: &str -> workflow::Result<String>> {
        let customer = customer(number)?;
        let address = address(customer: &customer)?;
        let history = history(customer: &customer)?;
        let name = greet(name: &customer)?;
        letter(customer: &format!("{name}, {address}"), text: &history)?
    }

    /// A route with a pattern, a condition, and a way that leads straight on.
    pub Support<ticket: String, docs: Vec<String> -> workflow::Result<String>> {
        #[retry(3, backoff = "100ms..5s")]
        #[timeout("10s")]
        let intent = classify(text: &ticket)?;
        match intent {
            Intent::Refund(order) if order.starts_with("VIP") => pay(account: &order, amount: "100")?,
            Intent::Refund(order) => order,
            Intent::Question => {
                let answer = draft(question: ticket, docs);
                #[after(answer)]
                let logged = archive(letter: "answer")?;
                if logged.is_empty() { refuse(reason: &answer)? } else { answer }
            }
        }
    }

    /// A loop with an `each` in it, and a race.
    pub Agent<question: String -> workflow::Result<String>> {
        #[limit(10)]
        let answer = loop heard = vec![question] {
            match think(heard: &heard) {
                Thought::Answer(answer) => break answer,
                Thought::Calls(calls) => {
                    #[concurrency(4)]
                    let results = each tool in calls {
                        #[timeout("5s")]
                        let result = call(tool)?;
                        translate(report: &result)?
                    };
                    continue [heard, results].concat()
                }
            }
        };
        let checked = race {
            check(claim: &answer),
            { let law = law(claim: &answer)?; approve(claim: &law, amount: &answer) },
        }?;
        checked
    }

    /// Streams, divided and shouted.
    pub Chat<question: String ~> workflow::Result<String>> {
        let words = tokens(text: question);
        let fine = moderate(tokens: ~words);
        let loud = shout(tokens: ~words);
        ~(~loud, " Fine: ", fine)
    }

    pub Letter<claim: &str, text: &str -> workflow::Result<String>> {
        let number = number(claim)?;
        let customer = customer(number: &number)?;
        let body = {
            let translated = translate(report: text)?;
            sign(contract: &translated)?
        };
        let letter = letter(customer: &customer, text: &body)?;
        let reminder = Remind(letter: letter.clone())?;
        format!("{letter}{reminder}")
    }

    pub Remind<letter: String -> workflow::Result<String>> {
        let archived = archive(letter: &letter)?;
        reminder(letter: &archived)?
    }

    /// A sub-workflow on one way of a route, and one in the other.
    pub Office<claim: &str -> workflow::Result<String>> {
        let reason = check(claim)?;
        if reason.is_empty() {
            Letter(claim, text: "We pay.")?
        } else {
            let refused = refuse(reason: &reason)?;
            Letter(claim, text: &refused)?
        }
    }

    /// Fifty nodes.
    pub Claim<claim: &str, today: u32 -> workflow::Result<String>> {
        let number = number(claim)?;
        let customer = customer(number: &number)?;
        let address = address(customer: &customer)?;
        let contract = contract(customer: &customer)?;
        let history = history(customer: &customer)?;
        let calls = calls(customer: &customer)?;
        let score = score(history: &history, calls: &calls)?;
        let evidence = evidence(claim)?;
        let photos = photos(evidence: &evidence)?;
        let report = report(evidence: &evidence)?;
        #[retry(3, backoff = "1s")]
        let translated = translate(report: &report)?;
        let damage = damage(report: &translated)?;
        let assessed = assess(photos: &photos, report: &translated)?;
        let forged = forged(photos: &photos)?;
        let fraud = fraud(score: &score, history: &history)?;
        let cover = cover(contract: &contract, claim)?;
        let limits = limits(contract: &contract)?;
        let suspicion = format!("{fraud}{forged}{assessed}");
        if !suspicion.is_empty() && today > 3 {
            let police = police(claim)?;
            let witness = witness(police: &police)?;
            let interview = interview(customer: &customer)?;
            let law = law(claim: &format!("{witness}{interview}"))?;
            refuse(reason: &law)?
        } else {
            let priority = priority(customer: &customer, damage: &damage)?;
            let garage = garage(address: &address)?;
            let depot = depot(address: &address)?;
            let weather = weather(address: &address)?;
            let expert = expert(claim: &priority, address: &weather)?;
            let inspected = inspect(expert: &expert, damage: &damage)?;
            let parts = parts(damage: &inspected)?;
            let lines = each part in parts.split(',') {
                let price = prices(parts: part)?;
                value(damage: &price)?
            };
            let wages = wages(garage: &garage)?;
            let sum = sum(prices: &lines.concat(), wages: &wages)?;
            let estimate = estimate(damage: &damage, photos: &photos)?;
            let amount = loop offered = sum, round = 0 {
                let offer = offer(amount: &offered, garage: &garage)?;
                let ratio = ratio(amount: &offer, limits: &limits)?;
                if ratio > estimate || round > 3 {
                    break offer
                } else {
                    let deducted = deduct(amount: &offer, contract: &contract)?;
                    continue (deducted, round + 1)
                }
            };
            let approved = approve(claim: &cover, amount: &amount)?;
            let repair = repair(garage: &garage, offer: &approved)?;
            let invoice = invoice(garage: &repair)?;
            let account = bank(customer: &customer)?;
            #[timeout("30s")]
            let booking = booking(amount: &invoice, account: &account)?;
            let paid = pay(account: &booking, amount: &depot)?;
            let letter = Letter(claim, text: &paid)?;
            let informed = inform(customer: &customer, text: &letter)?;
            #[after(informed)]
            let closed = close(claim)?;
            closed
        }
    }
}
