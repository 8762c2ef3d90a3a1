//! A dump that is asked for from outside.

use std::io;
use std::thread;

use signal_hook::consts::FORBIDDEN;
pub use signal_hook::consts::{SIGQUIT, SIGUSR1, SIGUSR2};
use signal_hook::iterator::Signals;

use super::{Dump, dump};

/// Hands `tell` a [`dump`] whenever this process gets `signal`, such as [`SIGUSR1`]. It is called on
/// a thread of its own: there is an answer also where the runtime is stuck.
///
/// ```
/// use workflow_core::debug::{SIGUSR1, dump_on_signal};
///
/// dump_on_signal(SIGUSR1, |dump| eprint!("{dump}")).unwrap(); // `kill -USR1 …`
/// ```
///
/// # Errors
///
/// If the signal is not one that can be handled, or no thread can be started.
pub fn dump_on_signal(signal: i32, tell: impl Fn(&Dump) + Send + 'static) -> io::Result<()> {
    if FORBIDDEN.contains(&signal) {
        let message = format!("signal {signal} cannot be handled");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    let mut signals = Signals::new([signal])?;
    let thread = thread::Builder::new().name("workflow-signal".into());
    thread.spawn(move || {
        for _ in signals.forever() {
            tell(&dump());
        }
    })?;
    Ok(())
}
