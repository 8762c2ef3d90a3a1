//! What a support desk does with a ticket: twenty nodes, three routes, a loop, a stream and an
//! `each`, in nodes that wait for others and fail.

use futures::stream::{self, Stream, StreamExt, TryStreamExt};
use futures::try_join;
use workflow::{Context, component, workflow};

use crate::nodes::{answered, work};

/// What components ask for.
#[derive(Context)]
pub struct Desk {
    accounts: Accounts,
    library: Library,
}

struct Accounts {
    credit: u64,
}

struct Library {
    pages: u64,
}

/// A desk for all.
pub static DESK: Desk = Desk {
    accounts: Accounts { credit: 500 },
    library: Library { pages: 1000 },
};

/// What somebody wrote.
#[derive(Clone)]
pub struct Ticket {
    customer: u64,
    text: String,
}

impl Ticket {
    /// A question, in a language that needs a translation.
    pub fn question() -> Self {
        Ticket {
            customer: 17,
            text: String::from("¿Por qué llueve en abril?"),
        }
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub struct Refused;

struct Customer {
    credit: u64,
}

struct History {
    orders: u64,
}

enum Text {
    English(String),
    Foreign(String),
}

enum Intent {
    Refund(u64),
    Question,
}

struct Page(u64);

struct Verdict {
    is_flagged: bool,
    sum: u64,
}

#[component]
fn read(text: String) -> Text {
    if text.is_ascii() {
        Text::English(text)
    } else {
        Text::Foreign(text)
    }
}

#[component]
async fn translate(text: String) -> String {
    answered().await;
    text
}

#[component]
async fn customer(#[context] accounts: &Accounts, id: u64) -> Result<Customer, Refused> {
    answered().await;
    let credit = accounts.credit.checked_sub(id).ok_or(Refused)?;
    Ok(Customer { credit })
}

#[component]
async fn history(#[context] accounts: &Accounts, id: u64) -> History {
    answered().await;
    let orders = work::add(accounts.credit, id);
    History { orders }
}

#[component]
fn score(customer: &Customer, history: &History) -> u64 {
    work::add(customer.credit, history.orders)
}

#[component]
async fn intent(text: &str, score: u64) -> Result<Intent, Refused> {
    answered().await;
    if score == 0 {
        Err(Refused)
    } else if text.ends_with('?') {
        Ok(Intent::Question)
    } else {
        Ok(Intent::Refund(score))
    }
}

#[component]
fn limit(customer: &Customer) -> u64 {
    work::step(customer.credit)
}

#[component]
async fn approve(amount: u64, limit: u64) -> Result<u64, Refused> {
    answered().await;
    if amount > limit {
        Err(Refused)
    } else {
        Ok(amount)
    }
}

#[component]
async fn refund(amount: u64) -> u64 {
    answered().await;
    work::step(amount)
}

#[component]
fn sources(text: &str) -> [u64; 6] {
    let start = text.len() as u64;
    std::array::from_fn(|at| start + at as u64)
}

#[component]
async fn fetch(#[context] library: &Library, source: u64) -> Result<Page, Refused> {
    answered().await;
    if source < library.pages {
        Ok(Page(source))
    } else {
        Err(Refused)
    }
}

#[component]
fn rank(page: &Page, text: &str) -> u64 {
    work::add(page.0, text.len() as u64)
}

#[component]
fn draft(ranks: &[u64]) -> u64 {
    ranks.iter().sum()
}

#[component]
async fn improve(draft: u64) -> u64 {
    answered().await;
    work::step(draft)
}

#[component]
fn is_good(draft: u64) -> bool {
    draft.is_multiple_of(4)
}

#[component]
fn tokens(answer: u64) -> impl Stream<Item = u64> {
    stream::iter(0..32).map(move |token| work::add(token, answer))
}

#[component]
async fn moderate(tokens: impl Stream<Item = u64>) -> Verdict {
    let sum = tokens.fold(0, async |sum, token| sum + token).await;
    Verdict {
        is_flagged: sum == 0,
        sum,
    }
}

#[component]
async fn escalate(sum: u64) -> u64 {
    answered().await;
    sum
}

#[component]
async fn send(sum: u64) -> u64 {
    answered().await;
    work::step(sum)
}

#[component]
fn receipt(reply: u64, score: u64) -> u64 {
    work::add(reply, score)
}

/// By hand.
///
/// # Errors
///
/// If a node refuses.
pub async fn by_hand(ticket: Ticket, desk: &Desk) -> Result<u64, Refused> {
    let Desk { accounts, library } = desk;
    let Ticket { customer: id, text } = ticket;
    let text = async {
        match read(text) {
            Text::English(text) => text,
            Text::Foreign(text) => translate(text).await,
        }
    };
    let scored = async {
        let history = async { Ok(history(accounts, id).await) };
        let (customer, history) = try_join!(customer(accounts, id), history)?;
        let score = score(&customer, &history);
        Ok((customer, score))
    };
    let (text, (customer, score)) = try_join!(async { Ok(text.await) }, scored)?;

    let reply = match intent(&text, score).await? {
        Intent::Refund(amount) => {
            let limit = limit(&customer);
            let amount = approve(amount, limit).await?;
            refund(amount).await
        }
        Intent::Question => {
            let ranks: Vec<u64> = stream::iter(sources(&text))
                .map(async |source| {
                    let page = fetch(library, source).await?;
                    Ok(rank(&page, &text))
                })
                .buffered(CONCURRENCY)
                .try_collect()
                .await?;
            let mut answer = draft(&ranks);
            loop {
                answer = improve(answer).await;
                if is_good(answer) {
                    break;
                }
            }
            let verdict = moderate(tokens(answer)).await;
            if verdict.is_flagged {
                escalate(verdict.sum).await
            } else {
                send(verdict.sum).await
            }
        }
    };
    Ok(receipt(reply, score))
}

/// How many sources are fetched at a time.
const CONCURRENCY: usize = 4;

workflow! {
    /// As a workflow.
    pub Mix<ticket: Ticket -> Result<u64, Refused>> with Desk {
        let read = read(text: ticket.text);
        let text = match read {
            Text::English(text) => text,
            Text::Foreign(text) => translate(text),
        };
        let customer = customer(id: ticket.customer)?;
        let history = history(id: ticket.customer);
        let score = score(customer: &customer, history: &history);

        let intent = intent(text: &text, score)?;
        let reply = match intent {
            Intent::Refund(amount) => {
                let limit = limit(customer: &customer);
                let approved = approve(amount, limit)?;
                refund(amount: approved)
            }
            Intent::Question => {
                let sources = sources(text: &text);
                #[concurrency(CONCURRENCY)]
                let ranks = each source in sources {
                    let page = fetch(source)?;
                    rank(page: &page, text: &text)
                };
                let draft = draft(ranks: &ranks);
                let answer = loop draft = draft {
                    let better = improve(draft);
                    let is_good = is_good(draft: better);
                    if is_good { break better } else { continue better }
                };
                let tokens = tokens(answer);
                let verdict = moderate(~tokens);
                if verdict.is_flagged {
                    escalate(sum: verdict.sum)
                } else {
                    send(sum: verdict.sum)
                }
            }
        };
        receipt(reply, score)
    }
}
