//! TLS, and credentials.

use crate::service::{ask, enricher, geneva, geocoder, place, reason, serve_json};
use geowire::enrich::{Credentials, Enricher, Settings};
use geowire::event::NoAnswer;
use native_tls::{Identity, TlsAcceptor};
use openssl::asn1::Asn1Time;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use openssl::x509::extension::{BasicConstraints, SubjectAlternativeName};
use openssl::x509::{X509, X509NameBuilder};
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};

/// A certificate for 127.0.0.1 that signs itself, valid between two days from now, with its key.
fn certificate(from_days: i64, to_days: i64) -> (Vec<u8>, Vec<u8>) {
    let now = jiff::Timestamp::now().as_second();
    let day = |days: i64| Asn1Time::from_unix(now + days * 86_400).unwrap();
    let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_text("CN", "a service of a test").unwrap();
    let name = name.build();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    builder.set_subject_name(&name).unwrap();
    builder.set_issuer_name(&name).unwrap();
    builder.set_pubkey(&key).unwrap();
    builder.set_not_before(&day(from_days)).unwrap();
    builder.set_not_after(&day(to_days)).unwrap();
    builder.append_extension(BasicConstraints::new().ca().build().unwrap()).unwrap();
    let alternative = SubjectAlternativeName::new().ip("127.0.0.1").build(&builder.x509v3_context(None, None)).unwrap();
    builder.append_extension(alternative).unwrap();
    builder.sign(&key, MessageDigest::sha256()).unwrap();
    (builder.build().to_pem().unwrap(), key.private_key_to_pem_pkcs8().unwrap())
}

/// Serves Geneva over TLS, a connection at a time.
fn serve_tls(certificate: &[u8], key: &[u8]) -> SocketAddr {
    let acceptor = TlsAcceptor::new(Identity::from_pkcs8(certificate, key).unwrap()).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = acceptor.accept(stream.unwrap()) else { continue };
            let _ = stream.read(&mut [0; 4096]);
            let body = geneva().to_string();
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close";
            let _ = write!(stream, "{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            let _ = stream.shutdown();
        }
    });
    address
}

fn settings(address: SocketAddr, ca: Option<&std::path::Path>) -> Settings {
    let mut settings = geocoder(format!("https://{address}/"));
    settings.geocoder.service.ca_file = ca.map(|path| path.display().to_string()).unwrap_or_default();
    settings
}

#[tokio::test]
async fn a_certificate_must_be_trusted_and_valid() {
    let file = |pem: &[u8]| {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(pem).unwrap();
        file
    };
    let (valid, key) = certificate(-1, 30);
    let address = serve_tls(&valid, &key);
    let trusted = file(&valid);
    let block = ask(&enricher(&settings(address, Some(trusted.path()))), place("Geneva")).await;
    assert_eq!(block.state.as_str(), "complete", "{block:?}");
    let block = ask(&enricher(&settings(address, None)), place("Geneva")).await;
    assert_eq!(reason(&block), NoAnswer::Unreachable, "nobody vouches for it");

    let (expired, key) = certificate(-30, -1);
    let address = serve_tls(&expired, &key);
    let trusted = file(&expired);
    let enricher = enricher(&settings(address, Some(trusted.path())));
    assert_eq!(reason(&ask(&enricher, place("Geneva")).await), NoAnswer::Unreachable);
    let said = enricher.try_services().await.remove(0).heard.unwrap_err().to_string();
    assert!(said.contains("expired"), "{said}");
}

#[tokio::test]
async fn a_credential_is_sent_and_not_shown() {
    let stub = serve_json(geneva()).await;
    let mut credentials = Credentials::default();
    credentials.put("geocoder", "Bearer hunter2".to_owned());
    let enricher = Enricher::new(&geocoder(stub.url()), &credentials).unwrap().unwrap();
    ask(&enricher, place("Geneva")).await;
    assert_eq!(stub.seen().headers[0]["authorization"], "Bearer hunter2");
    assert!(!format!("{enricher:?} {credentials:?}").contains("hunter2"));
    credentials.put("geocoder", "Bearer\nhunter2".to_owned());
    let said = Enricher::new(&geocoder(stub.url()), &credentials).unwrap_err();
    assert!(
        said.contains("enrich.geocoder: authorization_file holds no header value") && !said.contains("hunter2"),
        "{said}"
    );
}
