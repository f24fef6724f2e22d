//! The hyper client of the lab, through reqwest: reads {id, url, method, limit} a line, answers an observation a line.
use serde_json::{json, Value};
use std::error::Error;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};

#[tokio::main]
async fn main() {
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        let question: Value = serde_json::from_str(&line).unwrap_or_default();
        if question["versions"] == true {
            let version = std::env::args().nth(1).unwrap_or_default();
            println!("{}", json!({ "id": question["id"], "versions": { "hyper": version } }));
            continue;
        }
        tokio::spawn(async move { println!("{}", ask(question).await) });
    }
}

async fn ask(question: Value) -> Value {
    let mut seen = json!({
        "id": question["id"], "stage": "head", "status": null, "reason": null, "bodyLength": 0, "trailers": false, "error": null,
    });
    let limit = question["limit"].as_u64().unwrap_or(1000);
    let asked = tokio::time::timeout(Duration::from_millis(limit), fetch(&question, &mut seen)).await;
    match asked {
        Ok(Ok(())) => seen["stage"] = json!("done"),
        Ok(Err(error)) => seen["error"] = fault_of(&error),
        Err(_) => seen["error"] = json!({ "code": "WAITING", "message": format!("still waiting after {limit} ms") }),
    }
    seen
}

async fn fetch(question: &Value, seen: &mut Value) -> Result<(), reqwest::Error> {
    let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build()?;
    let method = question["method"].as_str().and_then(|name| name.parse().ok()).unwrap_or(reqwest::Method::GET);
    let mut response = client.request(method, question["url"].as_str().unwrap_or("")).send().await?;
    seen["stage"] = json!("body");
    seen["status"] = json!(response.status().as_u16());
    let mut length = 0;
    loop {
        match response.chunk().await {
            Ok(None) => return Ok(()),
            Ok(Some(octets)) => {
                length += octets.len();
                seen["bodyLength"] = json!(length);
            }
            Err(error) => return Err(error),
        }
    }
}

/// hyper's own error, under what reqwest says around it.
fn fault_of(error: &reqwest::Error) -> Value {
    let mut messages = Vec::new();
    let mut inner: Option<&(dyn Error + 'static)> = error.source();
    while let Some(cause) = inner {
        messages.push(cause.to_string());
        inner = cause.source();
    }
    let message = messages.join(" < ");
    let code = match messages.first().map(String::as_str) {
        Some(text) if text.contains("status-code") => "parse-status",
        Some(text) if text.contains("parsed") || text.contains("too large") => "parse",
        Some(text) if text.contains("before message completed") => "incomplete-message",
        _ => "other",
    };
    json!({ "code": code, "message": message })
}
