use std::fmt;
use std::future::pending;
use std::pin::pin;
use std::time::Duration;

use tokio::time::{sleep, timeout};
use workflow::debug::{Settings, may_drop};
use workflow::{component, workflow};

/// Fails, if it is not asked for too little.
#[component]
async fn fetch(seconds: u64) -> Result<u64, fmt::Error> {
    sleep(Duration::from_secs(seconds)).await;
    Err(fmt::Error)
}

#[component(retry(2, backoff = "20s"))]
async fn load() -> Result<u64, fmt::Error> {
    Err(fmt::Error)
}

#[component]
async fn forever() -> u64 {
    pending().await
}

workflow! {
    Tried<-> u64> {
        #[timeout("5m", else = Ok(0))]
        #[retry(3, backoff = "1m")]
        let own = fetch(seconds: 2);

        let default = load();

        own.unwrap_or(0) + default.unwrap_or(0)
    }

    Limited<first: bool -> u64> {
        #[timeout("3m", else = 1)]
        let node = forever();

        #[timeout("4m", else = 2)]
        let group = {
            let inner = forever();
            inner + 1
        };

        #[timeout("4m", else = 3)]
        let route = match first {
            true => {
                let arm = forever();
                let behind = self::forever();
                arm + behind
            }
            false => 0,
        };

        #[timeout("4m", else = 4)]
        let rounds = loop {
            let round = Sub();
            if round > 0 { break round } else { continue }
        };

        #[timeout("5s", else = 5)]
        let unlimited = forever();
        let late = self::Sub();

        node + group + route + rounds + unlimited + late
    }

    Sub<-> u64> {
        let slow = forever();
        slow
    }
}

#[tokio::test(start_paused = true)]
async fn are_told_from_what_is_stuck() {
    let (monitor, reports) = super::patient();
    let mut run = pin!(may_drop(Tried {}.run_with(&monitor)));
    assert!(timeout(Duration::from_secs(12), &mut run).await.is_err());
    assert_eq!(
        monitor.dump().to_string(),
        "\
Tried has run for 12.0s
  Tried/default waits 8.0s for its next try
  Tried/own waits 50.0s for its next try
"
    );
    assert_eq!(run.await, 0);
    assert_eq!(reports.take(), []);
}

#[tokio::test(start_paused = true)]
async fn what_has_a_limited_time_is_not_reported() {
    let settings = Settings::default()
        .slow_poll(super::NEVER)
        .long_wait(Duration::from_secs(10));
    let (monitor, reports) = super::monitor(settings);
    let run = may_drop(Limited { first: true }.run_with(&monitor));
    let mut run = pin!(run);
    assert!(timeout(Duration::from_mins(2), &mut run).await.is_err());
    monitor.check();
    let paths: Vec<_> = reports
        .take()
        .into_iter()
        .map(|report| report.path)
        .collect();
    assert_eq!(paths, ["Limited/late/slow"]);
}
