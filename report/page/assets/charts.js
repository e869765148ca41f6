// SPDX-License-Identifier: MIT
// The case that a reader chooses: its batch curve, as a picture and as a table, and its distributions.
//
// All is drawn from the raw numbers of the page and from the JSON in it.  Names in these are not trusted:
// they become text nodes and attributes of our own choice, and are looked up in a Map.
(() => {
    "use strict";

    const [holder, raw, room] = ["data", "raw-csv", "batch-chart"].map(id => document.getElementById(id));
    if (!holder || !raw || !room)
        return;
    const data = JSON.parse(holder.textContent);
    const cases = new Map(data.cases.map(one => [one.name, one]));

    // A line of the raw numbers for each run of each case, in the order of the data: what is behind the
    // name, the run and the status.
    const lines = raw.textContent.split("\n").slice(1).map(line =>
        line.replace(/^("(?:[^"]|"")*"|[^,]*),/, "").split(",").slice(2)
            .map(text => text === "" ? null : Number(text)));

    // Multicall, the same filled, array, the same filled; filled counts, where any run has that.
    const pick = (rows, which) => {
        const curve = at => rows.map(row => row.slice(1 + at * data.sizes.length, 1 + (at + 1) * data.sizes.length));
        const some = values => values.some(each => each.some(value => value !== null));
        const [plain, filled] = [curve(which), curve(which + 1)];
        return {values: some(filled) ? filled : plain, plain: !some(filled) && some(plain)};
    };

    data.cases.forEach((one, i) => {
        const rows = data.runs.map((_, run) => lines[i * data.runs.length + run]);
        const [batch, array] = [pick(rows, 0), pick(rows, 2)];
        const ends = (side, sign) => side?.map((reach, run) => reach.map((by, at) =>
            by === null ? null : batch.values[run][at] + sign * by));
        Object.assign(one, {
            family: one.name.split("/")[0], single: rows.map(row => row[0] ?? null),
            batch: batch.values, array: array.values, low: ends(one.below, -1), high: ends(one.above, 1),
            plain: [batch.plain && "batch", array.plain && "array"],
        });
    });

    const [LINES, SHOWN_AT_FIRST] = ["abcdefgh", 4];

    // ---- elements ----

    const make = (name, properties, ...children) => {
        const element = Object.assign(document.createElement(name), properties);
        element.append(...children);
        return element;
    };

    const svg = (name, attributes, ...children) => {
        const element = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const [key, value] of Object.entries(attributes))
            element.setAttribute(key, value);
        element.append(...children);
        return element;
    };

    // ---- numbers ----

    const said = (number, digits = 1) =>
        number === null || number === undefined
            ? "-"
            : number.toLocaleString("en", {maximumFractionDigits: digits, useGrouping: false});

    // Round numbers from below the lowest to above the highest, about as many as are wanted.
    const ticks = (low, high, wanted) => {
        const rough = (high - low || Math.abs(high) || 1) / wanted;
        const power = 10 ** Math.floor(Math.log10(rough));
        const step = [1, 2, 5, 10].find(times => times * power >= rough) * power;
        const first = Math.floor(low / step);
        const last = Math.ceil(high / step);
        const digits = Math.max(0, -Math.floor(Math.log10(step)));
        return Array.from({length: Math.max(1, last - first) + 1}, (_, i) => +((first + i) * step).toFixed(digits));
    };

    // ---- what there is of a case ----

    const series = (one, key, run) => one[key]?.[run] ?? null;

    // [n, price of each of the n] of a whole batch's values over the sizes.
    const each = values =>
        (values ?? []).map((value, i) => [data.sizes[i], value]).filter(([, value]) => value != null)
            .map(([n, value]) => [n, value / n]);

    const KINDS = [["batch", "multicall", "entry of a"], ["array", "array", "item of an"]];
    const kinds = one => KINDS.map(
        ([key, whole, part]) => [key, whole + (one.plain?.includes(key) ? "" : ", filled in"), part]);
    const hasCurve = one => KINDS.some(([key]) => (one[key] ?? []).some(values => each(values).length > 1));
    const withCurve = data.cases.filter(hasCurve);
    if (withCurve.length === 0)
        return;

    const lineOf = run => "line-" + LINES[run % LINES.length];

    // The runs are told from each other without their colours, too.
    const mark = (run, x, y, text) => {
        const shapes = [
            () => svg("circle", {cx: x, cy: y, r: 3.5}),
            () => svg("rect", {x: x - 3.2, y: y - 3.2, width: 6.4, height: 6.4}),
            () => svg("polygon", {points: `${x},${y - 4.5} ${x + 4.2},${y + 3.2} ${x - 4.2},${y + 3.2}`}),
            () => svg("polygon", {points: `${x},${y - 4.8} ${x + 4.8},${y} ${x},${y + 4.8} ${x - 4.8},${y}`}),
        ];
        const shape = shapes[(run + Math.floor(run / LINES.length)) % shapes.length]();
        shape.setAttribute("class", "mark " + lineOf(run));
        if (text)
            shape.append(svg("title", {}, text));
        return shape;
    };

    // ---- a picture with axes ----

    const HEIGHT = 320;

    // at(x, y) are the coordinates of a place; xs are the marked places of the lower axis, {at, text}.
    const frame = ({width, heights, low, xs, span, yName, xName, label}) => {
        const left = 14 + 8 * Math.max(...heights.map(height => said(height, 6).length));
        const [right, top, bottom] = [width - 14, 26, HEIGHT - 40];
        const highest = heights[heights.length - 1];
        const x = value => left + 12 + ((value - span[0]) / (span[1] - span[0] || 1)) * (right - left - 24);
        const y = value => bottom - ((value - low) / (highest - low || 1)) * (bottom - top);
        const picture = svg("svg", {viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": label});

        for (const height of heights)
            picture.append(svg("line", {class: "grid", x1: left, x2: right, y1: y(height), y2: y(height)}),
                           svg("text", {class: "label", x: left - 6, y: y(height) + 4, "text-anchor": "end"},
                               said(height, 6)));
        for (const place of xs)
            picture.append(svg("line", {class: "axis", x1: x(place.at), x2: x(place.at), y1: bottom, y2: bottom + 5}),
                           svg("text", {class: "label", x: x(place.at), y: bottom + 19, "text-anchor": "middle"},
                               place.text));
        picture.append(svg("line", {class: "axis", x1: left, x2: right, y1: bottom, y2: bottom}),
                       svg("text", {class: "label", x: left, y: 14}, yName),
                       svg("text", {class: "label", x: right, y: HEIGHT - 4, "text-anchor": "end"}, xName));
        return {picture, x, y, left, right, top, bottom};
    };

    const path = (points, attributes) =>
        svg("polyline", {...attributes, points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")});

    // ---- the batch curve ----

    const drawIntervals = (axes, one, run, size) => {
        const [low, high] = [each(series(one, "low", run)), each(series(one, "high", run))];
        if (low.length !== high.length)
            return;
        low.forEach(([n, least], i) =>
            axes.picture.append(svg("line", {class: "interval " + lineOf(run), x1: size(n), x2: size(n),
                                             y1: axes.y(least), y2: axes.y(high[i][1])})));
    };

    const drawRun = (axes, one, run, size) => {
        for (const [key, whole, part] of kinds(one)) {
            const points = each(series(one, key, run));
            axes.picture.append(path(points.map(([n, price]) => [size(n), axes.y(price)]),
                                     {class: `${key} ${lineOf(run)}`}));
            for (const [n, price] of points)
                axes.picture.append(mark(run, size(n), axes.y(price),
                                         `${data.runs[run].label}: n=${n}: ${said(price)} ${data.unit}, ${part} ${whole}`));
        }
        drawIntervals(axes, one, run, size);
        const single = series(one, "single", run);
        if (single !== null)
            axes.picture.append(svg("line", {class: "single " + lineOf(run), x1: axes.left, x2: axes.right,
                                             y1: axes.y(single), y2: axes.y(single)}));
    };

    const drawEven = (axes, one, run, size, row) => {
        const even = series(one, "even", run);
        if (even === null || even > data.sizes[data.sizes.length - 1])
            return;
        const x = size(even);
        const text = (data.runs.length > 1 ? data.runs[run].label + ": " : "") + `break-even at ${even}`;
        const turned = x > (axes.left + axes.right) / 2;
        axes.picture.append(svg("line", {class: "even " + lineOf(run), x1: x, x2: x, y1: axes.top, y2: axes.bottom}),
                            svg("text", {class: "label", x: turned ? x - 5 : x + 5, y: axes.top + 10 + 15 * row,
                                         "text-anchor": turned ? "end" : "start"}, text));
    };

    const drawCurve = (one, runs, width) => {
        const all = runs.flatMap(run => [series(one, "single", run),
                                         ...["batch", "array", "high"].flatMap(key => each(series(one, key, run)))
                                             .map(([, price]) => price)]).filter(price => price !== null);
        const heights = ticks(Math.min(0, ...all), Math.max(1, ...all), 6);
        const [first, last] = [data.sizes[0], data.sizes[data.sizes.length - 1]];
        const axes = frame({
            width, heights, low: heights[0], span: [Math.log2(first), Math.log2(last)],
            xs: data.sizes.map(n => ({at: Math.log2(n), text: String(n)})),
            yName: `${data.unit} each`, xName: "n, calls in a batch",
            label: `${one.name}: the price of each call against the size of the batch; the table below has its numbers`,
        });
        const size = n => axes.x(Math.log2(n));
        runs.forEach((run, row) => drawEven(axes, one, run, size, row));
        for (const run of runs)
            drawRun(axes, one, run, size);
        return axes.picture;
    };

    // ---- the table of the same numbers ----

    const fillTable = (table, one, runs) => {
        const several = data.runs.length > 1;
        const columns = runs.flatMap(run =>
            kinds(one).filter(([key]) => each(series(one, key, run)).length > 0)
                .map(([key, whole, part]) => ({
                    values: series(one, key, run), single: series(one, "single", run),
                    heads: [whole, "per " + part.split(" ")[0], "of single"].map(text =>
                        several ? `${data.runs[run].label}: ${text}` : text),
                })));
        const cells = (column, i) => {
            const value = column.values[i] ?? null;
            const part = value === null ? null : value / data.sizes[i];
            const share = part === null || !column.single ? null : (100 * part) / column.single;
            return [said(value), said(part), share === null ? "-" : said(share, 0) + " %"];
        };
        const head = text => make("th", {scope: "col", className: "n", textContent: text});
        const numbers = texts => texts.map(text => make("td", {textContent: text}));

        table.caption.textContent = `${one.name}, in ${data.unit}`;
        table.tHead.replaceChildren(make("tr", {}, head("n"), ...columns.flatMap(column => column.heads.map(head))));
        table.tBodies[0].replaceChildren(...data.sizes.map((n, i) =>
            make("tr", {}, make("th", {scope: "row", className: "n", textContent: n}),
                 ...columns.flatMap(column => numbers(cells(column, i))))));
        table.dataset.download = "batch-" + one.name;
    };

    // ---- distributions: a box a boot ----

    // The least and from each quantile to the next, boot for boot, as the quantiles themselves.
    const fives = steps => Array.from({length: steps.length / 5}, (_, boot) => {
        let sum = 0;
        return steps.slice(5 * boot, 5 * boot + 5).map(step => +(sum += step).toFixed(2));
    });

    const drawBoxes = (one, runs, width) => {
        const boxes = runs.flatMap(run => fives(series(one, "boots", run) ?? [])
            .map((five, i) => ({run, five, boot: i + 1})));
        if (boxes.length === 0)
            return null;
        // One sample that was disturbed would press all boxes flat: its line is cut, and says how far it goes.
        const lowest = Math.min(...boxes.map(box => box.five[0]));
        const quarter = Math.max(...boxes.map(box => box.five[3]));
        const highest = Math.min(Math.max(...boxes.map(box => box.five[4])), 2 * quarter - lowest);
        const heights = ticks(lowest, highest, 5);
        const ceiling = heights[heights.length - 1];
        const every = Math.ceil(boxes.length / 20);
        const several = data.runs.length > 1;
        const axes = frame({
            width, heights, low: heights[0], span: [-0.5, boxes.length - 0.5],
            xs: boxes.map((box, i) => ({at: i, text: String(box.boot)})).filter((_, i) => i % every === 0),
            yName: `${data.unit}, a single call${several ? ", by run and boot" : ""}`, xName: several ? "" : "boot",
            label: `${one.name}: least, quartiles and most of the samples of each boot`,
        });
        // Whose boots these are, without their colours, too: below the first of each run.
        boxes.forEach(({run, boot}, i) => {
            if (several && boot === 1)
                axes.picture.append(svg("text", {class: "label", x: axes.x(i), y: HEIGHT - 4, "text-anchor": "middle"},
                                        data.runs[run].label));
        });
        const half = Math.min(12, (axes.x(1) - axes.x(0)) / 3);
        boxes.forEach(({run, five: [least, q1, median, q3, most], boot}, i) => {
            const [x, line] = [axes.x(i), lineOf(run)];
            const words = `${data.runs[run].label}, boot ${boot}: ` +
                [least, q1, median, q3, most].map(number => said(number)).join(", ");
            axes.picture.append(
                svg("line", {class: "interval " + line, x1: x, x2: x, y1: axes.y(least),
                             y2: axes.y(Math.min(most, ceiling))}),
                svg("rect", {class: "box " + line, x: x - half, width: 2 * half, y: axes.y(q3),
                             height: Math.max(1, axes.y(q1) - axes.y(q3))}, svg("title", {}, words)),
                svg("line", {class: "median " + line, x1: x - half, x2: x + half, y1: axes.y(median), y2: axes.y(median)}));
            if (most > ceiling && every === 1)
                axes.picture.append(svg("text", {class: "label", x: x + 4, y: axes.top + 10}, "to " + said(most, 0)));
        });
        return axes.picture;
    };

    // ---- choosing ----

    // The rows of the prices are in the order of the data, too.
    document.querySelectorAll("#price-table tbody th").forEach((head, i) => {
        const one = data.cases[i];
        if (hasCurve(one))
            head.replaceChildren(make("a", {href: "#case=" + encodeURIComponent(one.name)}, ...head.childNodes));
    });

    const select = make("select", {id: "batch-case"});
    const families = new Map();
    for (const one of withCurve) {
        if (!families.has(one.family)) {
            families.set(one.family, make("optgroup", {label: one.family}));
            select.append(families.get(one.family));
        }
        families.get(one.family).append(make("option", {value: one.name, textContent: one.name}));
    }

    const swatch = (run, kind) => {
        const picture = svg("svg", {viewBox: "0 0 34 12", width: 34, height: 12, "aria-hidden": "true"},
                            svg("line", {class: `${kind} ${lineOf(run)}`, x1: 1, x2: 33, y1: 6, y2: 6}));
        if (kind !== "single")
            picture.append(mark(run, 17, 6));
        return picture;
    };

    const boxes = data.runs.map((_, run) => make("input", {type: "checkbox", checked: run < SHOWN_AT_FIRST}));
    const runKey = make("ul", {className: "key", hidden: data.runs.length === 1}, ...data.runs.map((run, i) =>
        make("li", {}, make("label", {}, boxes[i], swatch(i, "batch"), ` ${run.label}: ${run.name}`))));
    const kindsOf = (one, runs) =>
        [...kinds(one), ["single", "call", "single"]]
            .filter(([key]) => runs.some(run => [series(one, key, run)].flat().some(value => value != null)))
            .map(([key, whole, part]) => make("li", {}, swatch(0, key), ` ${part} ${whole}`));

    const [figure, kindKey] = [make("div", {className: "picture"}), make("ul", {className: "key"})];
    const table = make("table", {className: "data", id: "batch-table"});
    table.append(make("caption", {}), make("thead", {}), make("tbody", {}));
    const region = make("div", {className: "scroll", tabIndex: 0}, table);
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", "Batches of the chosen case");
    const controls = make("div", {className: "controls", hidden: true});
    controls.dataset.for = table.id;
    room.append(make("p", {className: "choose"}, make("label", {}, "Case ", select)),
                figure, kindKey, runKey, controls, region);
    room.hidden = false;
    room.tabIndex = -1;
    document.getElementById("batches")?.classList.add("scripted");
    const distributions = document.getElementById("distribution-chart");

    let chosen = null;
    let drawnAt = 0;

    const draw = () => {
        const runs = data.runs.map((_, run) => run).filter(run => boxes[run].checked);
        drawnAt = figure.clientWidth;
        const width = Math.max(280, drawnAt || 720);
        figure.replaceChildren(drawCurve(chosen, runs, width));
        kindKey.replaceChildren(...kindsOf(chosen, runs));
        fillTable(table, chosen, runs);
        const spread = distributions && drawBoxes(chosen, runs, width);
        if (distributions) {
            distributions.hidden = !spread;
            distributions.replaceChildren(...(spread ? [make("p", {textContent: chosen.name}), spread] : []));
        }
    };

    const choose = one => {
        chosen = one;
        select.value = one.name;
        for (const link of document.querySelectorAll('a[aria-current="true"]'))
            link.removeAttribute("aria-current");
        for (const link of document.querySelectorAll('a[href^="#case="]'))
            if (named(link.hash) === one)
                link.setAttribute("aria-current", "true");
        draw();
    };

    // The case that a fragment names, if it has a curve.
    const named = hash => {
        try {
            const one = hash.startsWith("#case=") && cases.get(decodeURIComponent(hash.slice(6)));
            return one && hasCurve(one) ? one : null;
        } catch {
            return null;
        }
    };

    const follow = hash => {
        const one = named(hash);
        if (!one)
            return;
        choose(one);
        (room.closest("section") ?? room).scrollIntoView();
        room.focus({preventScroll: true});
    };

    select.addEventListener("change", () => {
        const one = cases.get(select.value);
        choose(one);
        // Some browsers forbid a page of a file to change its address.
        try {
            history.replaceState(null, "", "#case=" + encodeURIComponent(one.name));
        } catch {}
    });
    for (const box of boxes)
        box.addEventListener("change", draw);
    addEventListener("hashchange", () => follow(location.hash));
    // The link to the case that is chosen already changes no fragment.
    document.addEventListener("click", event => {
        const link = event.target.closest?.('a[href^="#case="]');
        if (link && link.hash === location.hash)
            follow(link.hash);
    });
    new ResizeObserver(() => {
        if (figure.clientWidth !== drawnAt)
            draw();
    }).observe(figure);

    choose(named("#case=" + encodeURIComponent(data.first ?? "")) ?? withCurve[0]);
    follow(location.hash);
})();
