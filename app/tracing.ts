import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { registerOTel } from '@vercel/otel';

/** Addresses hold tokens and what people searched for; messages of errors quote what they typed. */
const PERSONAL = [
  'http.target',
  'http.url',
  'url.full',
  'url.query',
  'url.path',
  'next.span_name',
  'db.statement',
];

/** Sends traces to the collector of OTEL_EXPORTER_OTLP_ENDPOINT, without anything personal. */
export function startTracing() {
  registerOTel({ serviceName: 'waybill', spanProcessors: [scrub, 'auto'] });
}

const scrub: SpanProcessor = {
  onStart() {},
  onEnd({ attributes, events, status }) {
    for (const name of PERSONAL) delete attributes[name];
    for (const { attributes: said } of events) {
      delete said?.['exception.message'];
      delete said?.['exception.stacktrace'];
    }
    delete status.message;
  },
  forceFlush: async () => {},
  shutdown: async () => {},
};
