# One image; its command chooses the role: `run`, `run --only sender`, `migrate`, `doctor`.
FROM python:3.11-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

RUN groupadd --gid 10001 desk && useradd --uid 10001 --gid desk --no-create-home desk

WORKDIR /desk
COPY requirements.txt ./
RUN pip install --require-hashes -r requirements.txt
COPY bot ./bot
COPY core ./core
COPY locales ./locales
COPY profiles ./profiles
RUN mkdir -p var/blobs && chown -R desk:desk var

USER desk
VOLUME ["/desk/var"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
