"""The old system's server, rewritten: FastAPI, SQLAlchemy's ORM and duckdb-engine.

    FILMS=films.duckdb uvicorn --app-dir bench/peers old_server:app --workers 2

It answers the old routes over our database file, read-only, without rate limits. Lists take the same
limits as ours do, so that answers have the same films.
"""

import os
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Query
from pydantic import BaseModel, ConfigDict
from sqlalchemy import ARRAY, String, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

engine = create_engine(f"duckdb:///{os.environ['FILMS']}", connect_args={"read_only": True})


class Base(DeclarativeBase):
    pass


class FilmRow(Base):
    __tablename__ = "films"

    film_id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    year: Mapped[date | None]
    duration: Mapped[int | None]
    genres: Mapped[list[str]] = mapped_column(ARRAY(String))
    rating: Mapped[float]
    vote_count: Mapped[int]
    persons: Mapped[list[str]] = mapped_column(ARRAY(String))
    original_title: Mapped[str | None]
    language: Mapped[str | None]


class SimilarityRow(Base):
    __tablename__ = "films_cos_sim"

    film_id: Mapped[int] = mapped_column(primary_key=True)
    other_id: Mapped[int] = mapped_column(primary_key=True)
    similarity: Mapped[float]


class Film(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    film_id: int
    title: str
    year: date | None
    duration: int | None
    genres: list[str]
    rating: float
    vote_count: int
    persons: list[str]
    original_title: str | None
    language: str | None


class SimilarFilm(Film):
    similarity: float


class Criteria(BaseModel):
    title: str | None = None
    genre: str | None = None
    person: str | None = None
    genres: list[str] | None = None
    persons: list[str] | None = None
    earliest_date: date | None = None
    latest_date: date | None = None
    min_duration: int | None = None
    max_duration: int | None = None
    min_rating: float | None = None
    max_rating: float | None = None
    vote_count: int | None = None


def session() -> Iterator[Session]:
    with Session(engine) as opened:
        yield opened


Database = Annotated[Session, Depends(session)]
app = FastAPI()


@app.post("/film/search", response_model=list[Film])
def search(criteria: Criteria, database: Database, limit: Annotated[int, Query(le=1000)] = 100):
    query = select(FilmRow)
    for pattern, text in (
        (criteria.title, FilmRow.title),
        (criteria.genre, func.array_to_string(FilmRow.genres, ",")),
        (criteria.person, func.array_to_string(FilmRow.persons, ",")),
    ):
        if pattern is not None:
            query = query.where(func.regexp_matches(text, pattern, "i"))
    for names, column in ((criteria.genres, FilmRow.genres), (criteria.persons, FilmRow.persons)):
        for name in names or ():
            query = query.where(func.list_contains(column, name))
    for least, most, column in (
        (criteria.earliest_date, criteria.latest_date, FilmRow.year),
        (criteria.min_duration, criteria.max_duration, FilmRow.duration),
        (criteria.min_rating, criteria.max_rating, FilmRow.rating),
        (criteria.vote_count, None, FilmRow.vote_count),
    ):
        if least is not None:
            query = query.where(column >= least)
        if most is not None:
            query = query.where(column <= most)
    return database.scalars(query.order_by(FilmRow.title, FilmRow.film_id).limit(limit)).all()


@app.get("/film/{film_id}", response_model=Film)
def film(film_id: int, database: Database):
    return known(database, film_id)


@app.get("/film/{film_id}/similar/{threshold}", response_model=list[SimilarFilm])
def similar(
    film_id: int, threshold: float, database: Database, limit: Annotated[int, Query(le=1000)] = 10
):
    known(database, film_id)
    query = (
        select(FilmRow, SimilarityRow.similarity)
        .join(SimilarityRow, SimilarityRow.other_id == FilmRow.film_id)
        .where(SimilarityRow.film_id == film_id, SimilarityRow.similarity >= threshold)
        .order_by(SimilarityRow.similarity.desc(), FilmRow.film_id)
        .limit(limit)
    )
    return [
        SimilarFilm(**Film.model_validate(row).model_dump(), similarity=similarity)
        for row, similarity in database.execute(query)
    ]


def known(database: Session, film_id: int) -> FilmRow:
    row = database.get(FilmRow, film_id)
    if row is None:
        raise HTTPException(status_code=404, detail="Film not found")
    return row
