"""A locality folder of many communes: every commune of another folder again and again, under other names, with that many times its money, its places on the list and its districts.

    country.py SOURCE COPIES YEARS TABLES TARGET

The rules are those of the source; its published aggregates, history and synthesis are left out, as they are of one locality. Money and places of the last year go on in the years after it.
"""

import csv
import json
import os
import sys


def main(source, copies, years, tables, target):
    with open(os.path.join(source, "locality.json"), encoding="utf-8") as file:
        locality = json.load(file)
    start = locality["startYear"]
    for name in ("aggregates", "history", "$schema"):
        locality.pop(name, None)
    own = os.path.join(source, locality["rules"])
    locality["id"] = "country"
    locality["rules"] = os.path.relpath(own, target)
    locality["endYear"] = start + years
    locality["scenarios"] = [locality["scenarios"][0]]
    locality["districts"] = [{**d, "id": f"{d['id']}-{i}"} for i in range(copies) for d in locality["districts"]]
    for indicator in locality["districtIndicators"].values():
        indicator["values"] = {f"{d}-{i}": v for i in range(copies) for d, v in indicator["values"].items()}
    os.makedirs(target, exist_ok=True)

    with open(os.path.join(source, locality["communes"]), encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    table, identity, title, district = (header.index(x) for x in ("table", "id", "name", "district"))
    kept = list(dict.fromkeys(r[table] for r in rows))[:tables]
    with open(os.path.join(target, locality["communes"]), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for which in kept:
            for i in range(copies):
                for row in rows:
                    if row[table] == which:
                        copy = list(row)
                        copy[identity] += f"-{i}"
                        copy[title] += f"-{i}"
                        copy[district] += f"-{i}"
                        writer.writerow(copy)

    with open(os.path.join(source, locality["scenarios"][0]), encoding="utf-8") as file:
        scenario = json.load(file)
    scenario.pop("$schema", None)
    for budget in scenario["budgets"].values():
        budget["amounts"] = by_year(budget["amounts"], copies, start, years)
    registration = scenario["registration"]
    registration["quota"] = {level: by_year(quota, copies, start, years) for level, quota in registration["quota"].items()}
    if "mostAtOnce" in registration:
        registration["mostAtOnce"] *= copies
    levers = scenario.get("levers", {})
    if "counterpartCeiling" in levers:
        levers["counterpartCeiling"] = by_year(levers["counterpartCeiling"], copies, start, years)
    for name, content in (("locality.json", locality), (locality["scenarios"][0], scenario)):
        with open(os.path.join(target, name), "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, indent=1)
    print(f"{copies * sum(r[table] == kept[0] for r in rows)} communes, {len(kept)} tables, {years} years: {target}")


def by_year(amounts, copies, start, years):
    last = max(amounts, key=int)
    later = {str(y): amounts[last] for y in range(int(last) + 1, start + years + 1)}
    return {year: amount * copies for year, amount in {**amounts, **later}.items() if int(year) <= start + years}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
