//! A link between worker and broker that breaks, or goes silent without breaking.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Forwards one loopback port to another.
pub struct Proxy {
    pub port: u16,
    silent: Arc<AtomicBool>,
    open: Arc<Mutex<Vec<TcpStream>>>,
}

impl Proxy {
    pub fn start(listener: TcpListener, to: u16) -> Self {
        let port = listener.local_addr().unwrap().port();
        let proxy = Self { port, silent: Arc::default(), open: Arc::default() };
        let (silent, open) = (Arc::clone(&proxy.silent), Arc::clone(&proxy.open));
        std::thread::spawn(move || {
            for inward in listener.incoming().map_while(Result::ok) {
                let Ok(outward) = TcpStream::connect(("127.0.0.1", to)) else { continue };
                open.lock().unwrap().extend([inward.try_clone().unwrap(), outward.try_clone().unwrap()]);
                forward(inward.try_clone().unwrap(), outward.try_clone().unwrap(), &silent);
                forward(outward, inward, &silent);
            }
        });
        proxy
    }

    /// Ends every connection, in the middle of whatever was on its way.
    pub fn cut(&self) {
        for stream in self.open.lock().unwrap().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Forwards nothing, and says nothing of it; or goes on.
    pub fn set_silent(&self, silent: bool) {
        self.silent.store(silent, Ordering::Relaxed);
    }
}

fn forward(mut from: TcpStream, mut to: TcpStream, silent: &Arc<AtomicBool>) {
    let silent = Arc::clone(silent);
    std::thread::spawn(move || {
        let mut buffer = vec![0; 1 << 16];
        while let Ok(read @ 1..) = from.read(&mut buffer) {
            while silent.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(20));
            }
            if to.write_all(&buffer[..read]).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Both);
    });
}
