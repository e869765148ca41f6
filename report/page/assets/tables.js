// SPDX-License-Identifier: MIT
// The tables of a page: sorted by their headers, filtered, copied, and saved as CSV.
//
// What a cell says came from a console and is not trusted: it is only ever text (textContent, text
// nodes), and what a spreadsheet would take for a formula is defused on its way out.
(() => {
    "use strict";

    const make = (name, properties, ...children) => {
        const element = Object.assign(document.createElement(name), properties);
        element.append(...children);
        return element;
    };

    const collator = new Intl.Collator("en", {numeric: true});

    // ---- what stands in a cell ----

    const said = cell => (cell.dataset.value ?? cell.textContent).trim().replace(/\s+/g, " ");

    // A number, a text, or null where there is nothing, which is sorted behind all else.
    const worth = (cell, numeric) => {
        const text = cell ? said(cell) : "";
        if (text === "" || text === "-")
            return null;
        if (!numeric)
            return text;
        const number = Number(text);
        return Number.isNaN(number) ? null : number;
    };

    // Spreadsheets take a cell that begins with one of these for a formula, quoted or not, from a file
    // and from the clipboard.  report/export/csv.c has the same apostrophe; numbers stay numbers.
    const defused = text =>
        /^[=+\-@\t\r]/.test(text) && !/^[-+]?[\d.]*( ?%)?$/.test(text) ? "'" + text : text;

    // The rows that are seen, in the order in which they are seen, below the headers.
    const seen = table =>
        [...table.rows].filter(row => !row.hidden).map(row => [...row.cells].map(cell => defused(said(cell))));

    const rowsOf = count => `${count} row${count === 1 ? "" : "s"}`;

    // ---- sorting ----

    const directions = {
        number: [["descending", "largest first"], ["ascending", "smallest first"]],
        text: [["ascending", "A to Z"], ["descending", "Z to A"]],
    };

    const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));

    const sorted = (rows, column, numeric, sign) => {
        const keyed = rows.map(row => ({row, key: worth(row.cells[column], numeric)}));
        keyed.sort((a, b) => {
            if (a.key === null || b.key === null)
                return (a.key === null) - (b.key === null);
            return sign * compare(a.key, b.key);
        });
        return keyed.map(({row}) => row);
    };

    // A header is pressed for one way, again for the other, and a third time for the order of the page.
    const sortable = (table, tell) => {
        const body = table.tBodies[0];
        const rows = [...body.rows];
        const heads = [...table.tHead.rows[0].cells];

        const press = head => {
            const kind = head.dataset.kind === "number" ? "number" : "text";
            const ways = directions[kind];
            const next = ways.findIndex(([way]) => way === head.getAttribute("aria-sort")) + 1;
            for (const other of heads)
                other.removeAttribute("aria-sort");
            if (next === ways.length) {
                body.append(...rows);
                tell("in its own order");
                return;
            }
            const [way, words] = ways[next];
            head.setAttribute("aria-sort", way);
            body.append(...sorted(rows, head.cellIndex, kind === "number", way === "ascending" ? 1 : -1));
            tell(`by ${said(head)}, ${words}`);
        };

        for (const head of heads) {
            const button = make("button", {type: "button", className: "sort"}, ...head.childNodes);
            // "B/A" is of three columns: to who hears it, it says of which.
            if (head.dataset.value)
                button.ariaLabel = head.dataset.value;
            button.addEventListener("click", () => press(head));
            head.append(button);
        }
    };

    // ---- filters ----

    const counted = (rows, words) => {
        const counts = new Map();
        for (const row of rows)
            for (const word of words(row))
                counts.set(word, (counts.get(word) ?? 0) + 1);
        return counts;
    };

    const choice = (label, all, counts) => {
        const select = make("select", {});
        select.append(make("option", {value: "", textContent: all}));
        for (const [word, count] of counts)
            select.append(make("option", {value: word, textContent: `${word} (${count})`}));
        return {select, label: make("label", {}, label + " ", select)};
    };

    const family = row => said(row.cells[0]).split("/", 1);
    const statuses = row => (row.dataset.status ?? said(row.cells[1])).split(" ");
    const words = row =>
        [row.cells[0], ...row.querySelectorAll(".t")].map(said).join(" ").toLowerCase();

    const filterable = (table, controls, told) => {
        const rows = [...table.tBodies[0].rows];
        const texts = new Map(rows.map(row => [row, words(row)]));
        const families = choice("Family", "all", counted(rows, family));
        const states = choice("Status", "any", counted(rows, row => new Set(statuses(row))));
        const text = make("input", {type: "search", autocomplete: "off", spellcheck: false});

        const apply = () => {
            const wanted = text.value.toLowerCase().split(/\s+/).filter(Boolean);
            for (const row of rows)
                row.hidden =
                    (families.select.value !== "" && !family(row).includes(families.select.value)) ||
                    (states.select.value !== "" && !statuses(row).includes(states.select.value)) ||
                    !wanted.every(word => texts.get(row).includes(word));
            told.count();
        };
        text.addEventListener("input", apply);
        families.select.addEventListener("change", apply);
        states.select.addEventListener("change", apply);
        controls.append(families.label, states.label, make("label", {}, "Text ", text));
        return () => {
            families.select.value = states.select.value = text.value = "";
            apply();
        };
    };

    // ---- out of the page ----

    const quoted = text => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

    const save = table => {
        const csv = seen(table).map(cells => cells.map(quoted).join(",") + "\r\n").join("");
        const url = URL.createObjectURL(new Blob([csv], {type: "text/csv"}));
        const name = (table.dataset.download || table.id).replace(/[^\w.+-]+/g, "-");
        const link = make("a", {href: url, download: name + ".csv"});
        document.body.append(link);
        link.click();
        link.remove();
        // Not at once: some browsers read it after the click has returned.
        setTimeout(() => URL.revokeObjectURL(url), 10000);
    };

    // A page of a file has no clipboard in some browsers; an older way may work there.
    const copiedBySelection = text => {
        const back = document.activeElement;
        const area = make("textarea", {value: text, readOnly: true, className: "away"});
        document.body.append(area);
        area.select();
        let done = false;
        try {
            done = document.execCommand("copy");
        } catch {
            done = false;
        }
        area.remove();
        back?.focus({preventScroll: true});
        return done;
    };

    const copied = async text => {
        try {
            await navigator.clipboard.writeText(text);
            return true;
        } catch {
            return copiedBySelection(text);
        }
    };

    const copy = async (table, tell) => {
        const rows = seen(table);
        if (await copied(rows.map(cells => cells.join("\t") + "\n").join(""))) {
            tell(`${rowsOf(rows.length - 1)} copied`);
            return;
        }
        getSelection().selectAllChildren(table);
        tell("selected: copy it by the keyboard");
    };

    // ---- the controls before a table ----

    // What is said of a table, aloud too: how many of its rows there are, in which order, what was done.
    const teller = table => {
        const line = make("span", {className: "told"});
        line.setAttribute("role", "status");
        let order = "";
        let done = "";

        const show = () => {
            const rows = [...table.tBodies].flatMap(body => [...body.rows]);
            const left = rows.filter(row => !row.hidden).length;
            const count = left === rows.length ? rowsOf(left) : `${left} of ${rowsOf(rows.length)}`;
            line.classList.toggle("part", left < rows.length);
            line.textContent = [count, order, done].filter(Boolean).join("; ");
        };
        return {
            line,
            count: () => { done = ""; show(); },
            order: text => { order = text; done = ""; show(); },
            done: text => { done = text; show(); },
        };
    };

    const button = (label, press) => {
        const element = make("button", {type: "button", textContent: label});
        element.addEventListener("click", press);
        return element;
    };

    for (const controls of document.querySelectorAll(".controls[data-for]")) {
        const table = document.getElementById(controls.dataset.for);
        if (!table?.tBodies?.length)
            continue;
        const told = teller(table);
        if (table.classList.contains("sortable"))
            sortable(table, told.order);
        if (table.classList.contains("filterable")) {
            const clear = filterable(table, controls, told);
            controls.append(button("Clear", clear));
        }
        controls.append(button("Copy", () => copy(table, told.done)),
                        button("Download CSV", () => save(table)), told.line);
        controls.setAttribute("role", "group");
        controls.setAttribute("aria-label", `Controls of the table: ${said(table.caption ?? controls)}`);
        controls.hidden = false;
        if (table.classList.contains("filterable"))
            told.count();
    }

    // Where a name has to be broken, behind its family, and on a phone behind a word.
    for (const head of document.querySelectorAll("tbody th")) {
        const name = (head.querySelector("a") ?? head).firstChild;
        if (name?.nodeType === Node.TEXT_NODE)
            name.replaceWith(...name.data.split(/(?<=[/_])/).flatMap((part, i, parts) =>
                i ? [make("wbr", {className: parts[i - 1].endsWith("_") ? "word" : ""}), part] : [part]));
    }

    // On paper nothing can be opened.
    let opened = [];
    addEventListener("beforeprint", () => {
        opened = [...document.querySelectorAll("details:not([open])")];
        for (const details of opened)
            details.open = true;
    });
    addEventListener("afterprint", () => {
        for (const details of opened)
            details.open = false;
        opened = [];
    });
})();
