//! A static file server that does what any plain host does, and nothing else: it shows that
//! `dist/` needs no more than that.
use crate::Result;
use std::{
    fs,
    io::{BufRead, BufReader, ErrorKind, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// Serves a folder on 127.0.0.1 until it is dropped.
pub struct Server {
    site: Arc<Site>,
    port: u16,
}

struct Site {
    folder: PathBuf,
    /// The path the folder is served under: starts and ends with a slash.
    under: String,
    stopped: AtomicBool,
    /// The paths asked for, in order.
    asked: Mutex<Vec<String>>,
}

impl Server {
    /// Starts to serve `folder` under the path `under`. Port 0 takes any free one.
    pub fn start(folder: &Path, under: &str, port: u16) -> Result<Server> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|e| match e.kind() {
                ErrorKind::AddrInUse => {
                    format!("port {port} is taken by another program: choose one with --port")
                }
                _ => format!("127.0.0.1:{port} cannot be served: {e}"),
            })?;
        let port = listener.local_addr()?.port();
        let site = Arc::new(Site {
            folder: folder.to_owned(),
            under: under.to_owned(),
            stopped: AtomicBool::new(false),
            asked: Mutex::default(),
        });
        let shared = Arc::clone(&site);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if shared.stopped.load(Ordering::Relaxed) {
                    break;
                }
                let site = Arc::clone(&shared);
                // A visitor who leaves early is no concern of ours.
                thread::spawn(move || drop(site.answer(stream)));
            }
        });
        Ok(Server { site, port })
    }

    /// The address of the folder.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.site.under)
    }

    /// The paths asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.site
            .asked
            .lock()
            .map(|asked| asked.clone())
            .unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.site.stopped.store(true, Ordering::Relaxed);
        // Wakes the listener, so that it sees the flag and lets the port go.
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
    }
}

impl Site {
    fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut head = BufReader::new(&stream).lines();
        let request = head.next().unwrap_or_else(|| Ok(String::new()))?;
        // The rest of the head is read, since closing on unread bytes resets the connection.
        while head
            .next()
            .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
        {}

        let mut words = request.split(' ');
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let path = target.split(['?', '#']).next().unwrap_or("");
        if let Ok(mut asked) = self.asked.lock() {
            asked.push(path.to_owned());
        }
        let file = self
            .file(path)
            .filter(|_| ["GET", "HEAD"].contains(&method));
        let (status, kind, body) =
            match file.and_then(|file| Some((kind(&file), fs::read(file).ok()?))) {
                Some((kind, body)) => ("200 OK", kind, body),
                None => (
                    "404 Not Found",
                    "text/plain; charset=utf-8",
                    b"Not here\n".to_vec(),
                ),
            };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
        Ok(())
    }

    /// The file a path stands for. Only plain names are followed, so nothing outside is ever read.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let mut file = self.folder.clone();
        for part in path
            .strip_prefix(&self.under)?
            .split('/')
            .filter(|part| !part.is_empty())
        {
            if part == ".." || part.contains(['\\', '%', '\0']) {
                return None;
            }
            file.push(part);
        }
        if file.is_dir() {
            file.push("index.html");
        }
        Some(file)
    }
}

/// The media type by which a browser knows what to do with a file.
fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn get(server: &Server, path: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: here\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn serves_the_folder_under_its_path_and_nothing_else() {
        let folder = std::env::temp_dir().join(format!("kith-serve-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "home").unwrap();
        let server = Server::start(&folder, "/some/where/", 0).unwrap();
        let home = get(&server, "/some/where/?x#y");
        assert!(
            home.starts_with("HTTP/1.1 200") && home.ends_with("\r\n\r\nhome"),
            "{home}"
        );
        assert!(home.contains("text/html"));
        for outside in [
            "/",
            "/index.html",
            "/some/where/../where/index.html",
            "/some/where/none.js",
        ] {
            assert!(
                get(&server, outside).starts_with("HTTP/1.1 404"),
                "{outside}"
            );
        }
        assert_eq!(server.asked().len(), 5);
        fs::remove_dir_all(folder).unwrap();
    }
}
