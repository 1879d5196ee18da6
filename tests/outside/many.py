"""The view over many registries: the queries of docs/many in DuckDB and in Spark.

    many.py load STORE PARQUET                 the exported JSON Lines into Parquet, by DuckDB
    many.py duckdb PARQUET QUERY OUT           the answer of a query, as Parquet
    many.py spark FOLDER QUERY=OUT ...         the same of several queries, by Spark; from Parquet, or from a store with
                                               the types of schema.spark.ddl; more folders with their queries may follow
    many.py compare ONE OTHER                  how many rows are in one answer and not in the other
    many.py rows ANSWER                        an answer as JSON

Each prints JSON; the first three with `seconds` of work, without starting, and `bytes`, the most memory that it took.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path


def files(answer):
    """Where an answer is: Spark makes a folder of files."""
    return answer + "/*.parquet" if os.path.isdir(answer) else answer


def tables(parquet):
    """The tables, each with its files: one for each time that a store was loaded."""
    files = {}
    for file in sorted(Path(parquet).rglob("*.parquet")):
        files.setdefault(file.stem, []).append(str(file))
    return files.items()


def with_duckdb(work):
    import duckdb

    engine = duckdb.connect()
    start = time.perf_counter()
    work(engine)
    return {
        "seconds": time.perf_counter() - start,
        "bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


def load(store, parquet):
    target = Path(parquet).resolve()
    os.chdir(store)

    def work(engine):
        engine.execute(Path("load.duckdb.sql").read_text("utf-8"))
        engine.execute(f"EXPORT DATABASE '{target}' (FORMAT parquet, COMPRESSION zstd)")

    return with_duckdb(work)


def by_duckdb(parquet, query, out):
    def work(engine):
        for name, files in tables(parquet):
            engine.execute(f"CREATE VIEW {name} AS FROM read_parquet({files})")
        engine.execute(f"COPY ({Path(query).read_text('utf-8')}) TO '{out}' (FORMAT parquet)")

    return with_duckdb(work)


def of_parquet(spark, folder):
    for name, files in tables(folder):
        spark.read.parquet(*files).createOrReplaceTempView(name)


def of_lines(spark, folder):
    """The statements of schema.spark.ddl, which name folders from the one that they are in."""
    text = Path(folder, "schema.spark.ddl").read_text("utf-8")
    text = text.replace("(path '", f"(path '{folder}/").replace("basePath '.'", f"basePath '{folder}'")
    for statement in text.split(";\n"):
        lines = [line for line in statement.splitlines() if not line.startswith("--")]
        if any(line.strip() for line in lines):
            spark.sql("\n".join(lines))


def by_spark(*words):
    """Runs the queries one after another, as an analyst would in one session."""
    from pyspark.sql import SparkSession

    spark = (
        SparkSession.builder.master("local[*]")
        .config("spark.driver.memory", os.environ.get("SPARK_MEMORY", "4g"))
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "8")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    told = {}
    for word in words:
        query, _, out = word.partition("=")
        if not out:
            folder = Path(word).resolve()
            (of_lines if (folder / "schema.spark.ddl").exists() else of_parquet)(spark, folder)
            continue
        start = time.perf_counter()
        spark.sql(Path(query).read_text("utf-8")).write.mode("overwrite").parquet(out)
        told[Path(query).stem] = {"seconds": time.perf_counter() - start}
    machine = spark._jvm.ProcessHandle.current().pid()
    status = Path(f"/proc/{machine}/status").read_text()
    most = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    spark.stop()
    return {"queries": told, "bytes": int(most.split()[1]) * 1024}


def compare(one, other):
    import duckdb

    engine = duckdb.connect()
    one, other = (f"(SELECT * FROM read_parquet('{files(answer)}'))" for answer in (one, other))
    count = lambda rows: engine.execute(f"SELECT count(*) FROM {rows}").fetchone()[0]
    return {
        "rows": count(one),
        "different": count(f"({one} EXCEPT ALL {other})") + count(f"({other} EXCEPT ALL {one})"),
    }


def rows(answer):
    import duckdb

    answer = duckdb.connect().execute(f"SELECT * FROM read_parquet('{files(answer)}')")
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row)) for row in answer.fetchall()]


def main(what, *arguments):
    work = {
        "load": load,
        "duckdb": by_duckdb,
        "spark": by_spark,
        "compare": compare,
        "rows": rows,
    }
    print(json.dumps(work[what](*arguments), default=str))


if __name__ == "__main__":
    main(*sys.argv[1:])
