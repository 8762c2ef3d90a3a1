use std::fmt;
use std::time::Duration;

use futures::{Stream, StreamExt, stream};
use tokio::time::sleep;
use workflow::{component, workflow};

#[component]
async fn wait(ms: u64) -> u64 {
    sleep(Duration::from_millis(ms)).await;
    ms
}

#[component]
async fn fail(ms: u64) -> Result<u64, fmt::Error> {
    sleep(Duration::from_millis(ms)).await;
    if ms.is_multiple_of(5) {
        Err(fmt::Error)
    } else {
        Ok(ms)
    }
}

#[component]
fn numbers(to: u64) -> impl Stream<Item = Result<u64, fmt::Error>> {
    stream::iter(1..=to).then(async |number| {
        sleep(Duration::from_millis(1)).await;
        if number == 5 {
            Err(fmt::Error)
        } else {
            Ok(number)
        }
    })
}

#[component]
async fn sum(numbers: impl Stream<Item = u64>) -> u64 {
    numbers.fold(0, async |sum, number| sum + number).await
}

#[component]
async fn most(numbers: impl Stream<Item = u64>) -> u64 {
    numbers
        .take(2)
        .fold(0, async |most, number| most.max(number))
        .await
}

workflow! {
    Everything<number: u64 -> workflow::Result<u64>> {
        let raced = race { wait(ms: number), wait(ms: 1000), Sub(number: 500) };

        #[timeout("5ms", else = 7)]
        let timed = wait(ms: 10);

        #[retry(2, backoff = "10ms")]
        let tried = fail(ms: number)?;

        #[timeout("1s")]
        #[spawn]
        let spawned = wait(ms: 3);

        let all = each ms in [1, 2, 3] { fail(ms: ms + number)? };

        #[limit(3)]
        let rounds = loop round = 0 {
            let waited = wait(ms: round);
            if waited < 2 { continue round + 1 } else { break waited }
        };

        let numbers = numbers(to: number);
        let sum = sum(numbers: ~numbers?);
        let more = self::numbers(to: number);
        let one = most(numbers: ~more?);
        let other = self::sum(numbers: ~more?);

        let odd = match number % 2 {
            0 => ~self::numbers(to: 1),
            _ => ~self::numbers(to: 2),
        };
        let odd_one = most(numbers: ~odd?);
        let odd_other = self::sum(numbers: ~odd?);

        #[timeout("10m", else = 0)]
        let paused = {
            #[retry(1, backoff = "5m")]
            let late = fail(ms: 5 * odd_one);
            late.map_or(odd_other, |late| late)
        };

        let streamed = each ms in 0..3 { wait(ms) };
        let first = most(numbers: ~streamed);
        let all_of_them = self::sum(numbers: ~streamed);

        match raced {
            0 => wait(ms: timed),
            _ => {
                let extra = wait(ms: spawned + one + other);
                extra + paused + first + all_of_them + tried + rounds + sum + all.len() as u64
            }
        }
    }

    Sub<number: u64 -> u64> {
        let one = wait(ms: number);
        let other = wait(ms: number);
        one + other
    }

    Numbers<to: u64 ~> workflow::Result<u64>> {
        let numbers = numbers(to);
        ~numbers?
    }
}

#[tokio::test(start_paused = true)]
async fn runs_have_nothing_to_report() {
    let (monitor, reports) = super::patient();
    let mut outcomes = Vec::new();
    for number in 0..30 {
        let outcome = Everything { number }.run_with(&monitor).await;
        monitor.check();
        outcomes.push(outcome.is_ok());
        let mut numbers = std::pin::pin!(Numbers { to: number }.stream_with(&monitor));
        while let Some(number) = numbers.next().await {
            monitor.check();
            if number.is_err() {
                break;
            }
        }
    }
    assert!(
        outcomes.contains(&true) && outcomes.contains(&false),
        "{outcomes:?}"
    );
    assert_eq!(reports.texts(), [""; 0]);
    assert!(monitor.dump().runs().is_empty());
}
