// What is wrong with a page for people who cannot see it well, or use no mouse: a list of sentences.
// It looks at what is rendered, so that it holds for the colours and the width that are set.
(() => {
	const wrong = [];
	const say = (what, e) => wrong.push(`${what}: ${(e.outerHTML ?? String(e)).slice(0, 160)}`);
	const all = (selector) => [...document.querySelectorAll(selector)];
	const unseen = (e) => e.closest(".unseen, .skip, [hidden]") !== null;

	// Structure.
	if (document.documentElement.lang === "") wrong.push("the page has no language");
	if (document.title === "") wrong.push("the page has no title");
	for (const landmark of ["main", "h1"]) {
		if (all(landmark).length !== 1) wrong.push(`${all(landmark).length} ${landmark}, want 1`);
	}
	if (all("body > footer").length > 1) wrong.push(`${all("body > footer").length} footers of the page, want 1 at most`);
	let level = 0;
	all("h1, h2, h3, h4, h5, h6").forEach((h) => {
		const next = Number(h.tagName[1]);
		if (next > level + 1) say(`a heading of level ${next} behind one of level ${level}`, h);
		if (h.textContent.trim() === "") say("an empty heading", h);
		level = next;
	});
	const ids = new Set();
	all("[id]").forEach((e) => {
		if (ids.has(e.id)) say("an id that is there twice", e);
		ids.add(e.id);
	});
	for (const attribute of ["aria-labelledby", "aria-describedby", "for"]) {
		all(`[${attribute}]`).forEach((e) => {
			if (!e.getAttribute(attribute).split(" ").every((id) => ids.has(id))) say(`${attribute} of nothing`, e);
		});
	}
	all("a[href^='#']").forEach((a) => { if (!ids.has(a.hash.slice(1))) say("a link to nothing", a); });
	all("nav, section").forEach((e) => { if (!e.ariaLabel && !e.hasAttribute("aria-labelledby")) say("a landmark without a name", e); });
	const names = new Set();
	all("section, [role=region], [role=search], nav").forEach((e) => {
		const words = e.ariaLabel ?? document.getElementById(e.getAttribute("aria-labelledby"))?.textContent;
		const name = `${e.matches("section") ? "region" : (e.role ?? e.tagName)}: ${words}`;
		if (!words || names.has(name)) say("a landmark that nobody tells from others", e);
		names.add(name);
	});
	all("table").forEach((table) => {
		if (!table.caption || table.caption.textContent.trim() === "") say("a table without a caption", table);
		if (!table.tHead) say("a table without a head", table);
		table.querySelectorAll("th").forEach((th) => {
			if (!th.scope) say("a header without a scope", th);
			if (th.textContent.trim() === "" && !th.ariaLabel) say("an empty header", th);
		});
		[...table.tBodies].forEach((body) => { if (body.rows.length > 0 && !body.rows[0].querySelector("th")) say("a row without a header", body.rows[0]); });
	});
	all("input, select").forEach((e) => { if (e.labels.length === 0 && !e.ariaLabel) say("a field without a label", e); });
	all("button, a[href], summary").forEach((e) => { if (!e.ariaLabel && e.textContent.trim() === "") say("something to press that has no name", e); });
	all("svg").forEach((svg) => { if (svg.ariaHidden !== "true" && !(svg.getAttribute("role") === "img" && svg.hasAttribute("aria-labelledby"))) say("a picture without words", svg); });
	all("[tabindex]").forEach((e) => { if (e.tabIndex > 0) say("an order of tabs of its own", e); });
	all("*").forEach((e) => {
		const style = getComputedStyle(e);
		const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
		if (scrolls && e !== document.documentElement && e !== document.body && e.tabIndex < 0 && !e.querySelector("a")) say("something that scrolls, but not by keyboard", e);
	});

	// Contrast, as WCAG 2 computes it.
	const number = (s) => (s.endsWith("%") ? parseFloat(s) / 100 : parseFloat(s));
	const colour = (s) => {
		let m = s.match(/^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/);
		if (m) return [m[1] / 255, m[2] / 255, m[3] / 255, m[4] === undefined ? 1 : Number(m[4])];
		m = s.match(/^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.%]+))?\)$/);
		if (m) return [Number(m[1]), Number(m[2]), Number(m[3]), m[4] === undefined ? 1 : number(m[4])];
		throw new Error(`a colour that nobody can read: ${s}`);
	};
	const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
	const light = (c) => {
		const [r, g, b] = c.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const contrast = (a, b) => {
		const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
		return (high + 0.05) / (low + 0.05);
	};
	const grounds = new Map();
	const ground = (e) => {
		if (!e) return colour(matchMedia("(prefers-color-scheme: dark)").matches ? "rgb(18, 18, 18)" : "rgb(255, 255, 255)");
		if (!grounds.has(e)) grounds.set(e, over(colour(getComputedStyle(e).backgroundColor), ground(e.parentElement)));
		return grounds.get(e);
	};
	const seen = new Set();
	const compare = (ink, under, style, what) => {
		const size = parseFloat(style.fontSize);
		const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
		const found = contrast(over(ink, under), under);
		const key = `${ink} ${under} ${large}`;
		if (found < (large ? 3 : 4.5) && !seen.has(key)) {
			seen.add(key);
			wrong.push(`contrast ${found.toFixed(2)}, ${ink.map((v) => v.toFixed(2))} on ${under.map((v) => v.toFixed(2))}: ${what.slice(0, 80)}`);
		}
	};
	let texts = 0;
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const text = walk.currentNode.textContent.trim();
		const e = walk.currentNode.parentElement;
		if (text === "" || e.matches("title, script, style") || unseen(e) || !e.checkVisibility()) continue;
		texts++;
		const style = getComputedStyle(e);
		if (e.matches("svg text")) {
			const box = e.parentElement.querySelector("rect");
			compare(colour(style.fill), box ? over(colour(getComputedStyle(box).fill), ground(e.closest("svg"))) : ground(e.closest("svg")), style, text);
			continue;
		}
		for (let p = e; p; p = p.parentElement) if (getComputedStyle(p).opacity !== "1") say("words that shine through", p);
		compare(colour(style.color), ground(e), style, text);
	}
	if (texts < 20) wrong.push(`only ${texts} texts were looked at`);
	all("th button").forEach((b) => compare(colour(getComputedStyle(b, "::after").color), ground(b), getComputedStyle(b), "the arrow that sorts"));
	all("input[type=search]").forEach((e) => {
		const found = contrast(colour(getComputedStyle(e).borderTopColor), ground(e.parentElement));
		if (found < 3) say(`the edge of a field, of contrast ${found.toFixed(2)}`, e);
	});
	all("svg.flows rect").forEach((e) => {
		const found = contrast(over(colour(getComputedStyle(e).stroke), ground(e.closest("svg"))), ground(e.closest("svg")));
		if (found < 1.3) say(`a box that nobody sees, of contrast ${found.toFixed(2)}`, e);
	});
	return wrong;
})()
