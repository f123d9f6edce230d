"""A worker that does not exist, for faults that no worker can be made to have: fake.py PORT.

Metrics as the worker writes them: a dropped record (a bug), a replay that lags, and articles that give half an event.
"""
import http.server
import sys
import time

BEGUN = time.time()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        past = time.time() - BEGUN
        lines = [
            "geowire_records_unaccounted 1",
            "geowire_replay_records_planned 1000",
            "geowire_replay_records_done 10",
            f"geowire_replay_start_timestamp_seconds {BEGUN - 3600}",
            f"geowire_replay_due_timestamp_seconds {BEGUN + 3600}",
            f'geowire_outcomes_total{{outcome="published",reason=""}} {int(past * 100)}',
            f'geowire_events_published_total{{type="CONSULT",class="main",scope="political"}} {int(past * 50)}',
        ]
        self.send_response(200)
        self.send_header("content-type", "text/plain; version=0.0.4")
        self.end_headers()
        try:
            self.wfile.write(("\n".join(lines) + "\n").encode())
        except BrokenPipeError:
            pass  # Prometheus did not wait for the answer

    def log_message(self, *_):
        pass


http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
