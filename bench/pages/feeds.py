#!/usr/bin/python3
"""Reads every feed of a running portal with feedparser, an independent parser (apt: python3-feedparser).

    bench/pages/feeds.py http://localhost:5080

Ends with 1 when a feed does not parse, or an entry lacks its date, author, address, content or (where the article has a photo) image.
"""
import json
import re
import sys
import urllib.request
from datetime import datetime

import feedparser

base = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://localhost:5080"
faults = []


def read(path):
    with urllib.request.urlopen(base + path) as answer:
        return answer.headers, answer.read()


def fault(path, what):
    faults.append(f"{path}: {what}")


def check_xml(path, version, whole=True):
    headers, body = read(path)
    feed = feedparser.parse(body, response_headers={"content-type": headers["content-type"]})
    if feed.bozo or feed.version != version:
        fault(path, f"read as {feed.version!r}, {feed.get('bozo_exception')}")
    if not any(link.rel == "self" and link.href.endswith(path) for link in feed.feed.get("links", [])):
        fault(path, "has no link to itself")
    seen = set()
    images = 0
    for entry in feed.entries:
        name = f"{path} {entry.get('title', '?')[:40]}"
        for need in ("id", "title", "link", "author", "summary"):
            if not entry.get(need) and not (need == "author" and feed.feed.get("author")):
                fault(name, f"has no {need}")
        if not entry.get("published_parsed") or not entry.get("updated_parsed"):
            fault(name, "has no date that can be read")
        elif entry.published_parsed > entry.updated_parsed:
            fault(name, "was changed before it was published")
        if not whole:
            continue
        if not entry.get("content") or re.search(r'(?:src|href|srcset)="/', entry.content[0].value):
            fault(name, "has no content, or one with relative addresses")
        for image in entry.get("media_content", []):
            images += 1
            if image.get("medium") != "image" or not (image.get("width") and image.get("height") and image["url"].startswith("http")):
                fault(name, "has an image without type, size or address")
        if entry.id in seen:
            fault(name, "comes twice")
        seen.add(entry.id)
    # By publication, or, where what is answered or corrected matters more than what is asked, by the last change.
    orders = [[entry.published_parsed for entry in feed.entries], [entry.updated_parsed for entry in feed.entries]]
    if all(order != sorted(order, reverse=True) for order in orders):
        fault(path, "is not newest first")
    return len(feed.entries), images


def check_json(path):
    _, body = read(path)
    feed = json.loads(body)
    if feed["version"] != "https://jsonfeed.org/version/1.1" or not feed["feed_url"].endswith(path):
        fault(path, "is no JSON Feed 1.1 of this address")
    for item in feed["items"]:
        datetime.fromisoformat(item["date_published"])
        datetime.fromisoformat(item["date_modified"])
        if not (item["id"] and item["url"].startswith("http") and item["content_html"] and item["authors"][0]["name"]):
            fault(path, f"{item['title'][:40]} lacks something")
    return len(feed["items"]), sum("image" in item for item in feed["items"])


_, front = read("/")
text = front.decode()
menu = re.search(r'<nav class="menu".*?</nav>', text, re.S).group()
places = [""] + sorted(set(re.findall(r'href="(/[a-z0-9-]+)"', menu)) | set(re.findall(r'href="(/chu-de/[a-z0-9-]+)"', text)))
_, first = read(re.search(r'href="(/[a-z-]+/[a-z0-9-]+-\d+)"', text).group(1))
places += sorted(set(re.findall(r'href="(/don-vi/[a-z0-9-]+)"', first.decode())))[:1]
for place in places + ["/en" + place for place in places]:
    atom, shown = check_xml(place + "/atom.xml", "atom10")
    rss, _ = check_xml(place + "/rss.xml", "rss20")
    plain, _ = check_json(place + "/feed.json")
    if not atom == rss == plain:
        fault(place, f"differs: {atom}, {rss}, {plain}")
    print(f"{place or '/':40} {atom:3} entries, {shown:3} images")
for path in ["/hoi-dap/atom.xml", "/kiem-chung/atom.xml", "/dinh-chinh/atom.xml"]:
    entries, _ = check_xml(path, "atom10", whole=False)
    print(f"{path:40} {entries:3} entries")
_, projects = read("/du-an")
for path in sorted(set(re.findall(r'href="(/du-an/[a-z0-9-]+)"', projects.decode())) - {"/du-an/don-vi"}):
    entries, _ = check_xml(path + "/atom.xml", "atom10", whole=False)
    print(f"{path:40} {entries:3} entries")
print("\n".join(faults) or "No fault.")
sys.exit(1 if faults else 0)
