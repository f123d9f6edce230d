//! The files of the page, compiled in: as they stand in `page/src/`, or bundled from there into `assets/`.

use axum::http::header::CONTENT_TYPE;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};

const FILES: &[(&str, &str, &[u8])] = &[
    ("/", "text/html; charset=utf-8", include_bytes!("../../page/src/index.html")),
    ("/app.js", "text/javascript; charset=utf-8", include_bytes!("assets/app.js")),
    ("/app.css", "text/css; charset=utf-8", include_bytes!("../../page/src/app.css")),
    ("/charts.css", "text/css; charset=utf-8", include_bytes!("assets/charts.css")),
    ("/icon.svg", "image/svg+xml", include_bytes!("../../page/src/icon.svg")),
    ("/licences.txt", "text/plain; charset=utf-8", include_bytes!("assets/licences.txt")),
];

/// The file of a path.
pub(super) async fn serve(uri: Uri) -> Response {
    match FILES.iter().find(|(path, ..)| *path == uri.path()) {
        Some((_, kind, bytes)) => ([(CONTENT_TYPE, *kind)], *bytes).into_response(),
        None => (StatusCode::NOT_FOUND, "there is nothing here").into_response(),
    }
}
