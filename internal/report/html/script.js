// Filters and sorts. Without it everything is there all the same.
"use strict";

const make = (name, attributes, ...inside) => {
	const e = document.createElement(name);
	Object.entries(attributes).forEach(([key, value]) => e.setAttribute(key, value));
	e.append(...inside);
	return e;
};

// A column is sorted by its numbers, where each of its cells says one, else by its words.
const sortable = (table) => {
	const body = table.tBodies[0];
	const heads = [...table.tHead.rows[0].cells];
	const value = (row, i) => row.cells[i].dataset.v ?? row.cells[i].textContent.trim();
	heads.forEach((head, i) => {
		if ("still" in head.dataset) return;
		const button = make("button", {type: "button", "aria-label": `Sort by ${head.textContent}`});
		head.append(" ", button);
		button.addEventListener("click", () => {
			const down = head.getAttribute("aria-sort") === "ascending";
			heads.forEach((h) => h.removeAttribute("aria-sort"));
			head.setAttribute("aria-sort", down ? "descending" : "ascending");
			const rows = [...body.rows].map((row) => ({row, value: value(row, i)}));
			const numbers = rows.every((r) => r.value === "" || !isNaN(r.value));
			const order = (a, b) => (numbers ? a.value - b.value : a.value.localeCompare(b.value, "en", {numeric: true}));
			rows.sort((a, b) => (down ? order(b, a) : order(a, b)));
			body.append(...rows.map((r) => r.row));
		});
	});
};

// What of a section holds the words that are looked for stays; so does what holds any of it.
const filterable = (section) => {
	const things = section.dataset.filter;
	const items = [...section.querySelectorAll("[data-item]")].map((e) => ({e, text: "", groups: []}));
	if (items.length < 2) return;
	items.forEach((item) => {
		for (let e = item.e.parentElement; e !== section; e = e.parentElement) {
			if (e.matches("details, section")) item.groups.push(e);
		}
		const title = item.groups.map((g) => g.querySelector("summary")?.textContent ?? "").join(" ");
		item.text = (item.e.textContent + " " + title).toLowerCase();
		item.rule = item.e.closest("[data-severity]");
	});
	const groups = new Set(items.flatMap((item) => item.groups));
	const folded = new Map([...groups].filter((g) => g.matches("details")).map((g) => [g, g.open]));
	const search = make("input", {type: "search", autocomplete: "off", spellcheck: "false"});
	const said = make("output", {});
	const tools = make("div", {class: "tools", role: "search", "aria-label": `The ${things}`}, make("label", {class: "find"}, `Find in the ${things}`, search));
	const boxes = [];
	for (const kind of ["severity", "kind"]) {
		const all = [...new Set(items.filter((i) => i.rule).map((i) => i.rule.dataset[kind]))];
		if (all.length < 2) continue;
		const set = make("fieldset", {}, make("legend", {class: "unseen"}, `Show of each ${kind}`));
		all.forEach((name) => {
			const box = make("input", {type: "checkbox", name: kind, value: name});
			box.checked = true;
			boxes.push({kind, name, box});
			set.append(make("label", {}, box, name));
		});
		tools.append(set);
	}
	tools.append(said);
	const update = () => {
		const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
		const off = boxes.filter((b) => !b.box.checked);
		const live = new Set();
		let shown = 0;
		items.forEach((item) => {
			const fits = words.every((w) => item.text.includes(w)) && !off.some((b) => item.rule.dataset[b.kind] === b.name);
			item.e.hidden = !fits;
			if (fits) {
				shown++;
				item.groups.forEach((g) => live.add(g));
			}
		});
		groups.forEach((g) => { g.hidden = !live.has(g); });
		folded.forEach((open, g) => { g.open = words.length > 0 ? live.has(g) : open; });
		said.textContent = words.length + off.length > 0 ? `${shown} of ${items.length} ${things}` : "";
	};
	search.addEventListener("input", update);
	search.addEventListener("keydown", (event) => {
		if (event.key === "Escape") {
			search.value = "";
			update();
		}
	});
	boxes.forEach((b) => b.box.addEventListener("change", update));
	const first = items[0].groups.at(-1) ?? items[0].e.closest(".box");
	first.before(tools);
};

// Paper has no folds, but for lists of names that would go on for pages: each of them stands elsewhere too.
const unfold = () => {
	document.querySelectorAll("details:not([open], .many)").forEach((d) => {
		d.open = true;
		d.dataset.folded = "";
	});
};
const fold = () => {
	document.querySelectorAll("details[data-folded]").forEach((d) => {
		d.open = false;
		delete d.dataset.folded;
	});
};

document.querySelectorAll("table[data-sort]").forEach(sortable);
document.querySelectorAll("[data-filter]").forEach(filterable);
addEventListener("beforeprint", unfold);
addEventListener("afterprint", fold);
