//! Running other programs: to the end, within a time limit, and never beyond it.
use crate::Result;
use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// How a program is shown in a message.
fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|w| w.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a program that prints for itself; an error unless it succeeds.
pub fn run(command: &mut Command) -> Result {
    let status = command.stdin(Stdio::null()).status();
    let status = status.map_err(|e| format!("`{}` did not start: {e}", name(command)))?;
    if !status.success() {
        return Err(format!("`{}` failed ({status})", name(command)).into());
    }
    Ok(())
}

/// What a program printed, without its last line end, if it could be run and succeeded.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| text.trim_end().to_owned())
}

/// Runs a program, hands on each line it prints, and ends it, with all it started, when the time is up.
pub fn run_within(limit: Duration, command: &mut Command, mut line: impl FnMut(&str)) -> Result {
    let name = name(command);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .process_group(0);
    let mut child = command
        .spawn()
        .map_err(|e| format!("`{name}` did not start: {e}"))?;
    let group = child.id();
    let (done, wait) = mpsc::channel::<()>();
    let watch = thread::spawn(move || {
        let late = wait.recv_timeout(limit) == Err(mpsc::RecvTimeoutError::Timeout);
        if late {
            kill_group(group);
        }
        late
    });
    if let Some(out) = child.stdout.take() {
        let mut lines = BufReader::new(out);
        let mut bytes = Vec::new();
        while lines.read_until(b'\n', &mut bytes)? > 0 {
            line(String::from_utf8_lossy(&bytes).trim_end());
            bytes.clear();
        }
    }
    let status = child.wait()?;
    drop(done);
    if watch.join().unwrap_or(false) {
        return Err(format!(
            "`{name}` was ended after {} s without an end",
            limit.as_secs()
        )
        .into());
    }
    if !status.success() {
        return Err(format!("`{name}` failed ({status})").into());
    }
    Ok(())
}

/// Ends, at once, the process group that a program started with `process_group(0)` leads.
pub fn kill_group(leader: u32) {
    signal(&format!("-{leader}"));
}

/// Ends one process at once.
pub fn kill(pid: u32) {
    signal(&pid.to_string());
}

/// Through the shell's own `kill`: without a crate, and without unsafe code.
fn signal(target: &str) {
    let script = ["-c", "kill -s KILL -- \"$0\"", target];
    let _ = Command::new("sh")
        .args(script)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .status();
}
