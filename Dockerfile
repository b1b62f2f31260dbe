FROM python:3.12-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
       tesseract-ocr tesseract-ocr-eng tesseract-ocr-spa \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN pip install --no-cache-dir --constraint constraints.txt '.[ocr,excel,parquet]' && rm -rf /build/*
WORKDIR /work
ENTRYPOINT ["mirps-extract"]
