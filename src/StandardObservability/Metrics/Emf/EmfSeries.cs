namespace StandardObservability.Metrics.Emf;

/// <summary>One metric under one set of dimension values: what CloudWatch bills as a metric.</summary>
internal sealed record EmfSeries(EmfInstrument Instrument, EmfValue Value);
