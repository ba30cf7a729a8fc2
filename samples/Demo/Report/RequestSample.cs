using Demo.Traffic;

namespace Demo.Report;

/// <summary>How often a request took about so long, as one value of an embedded-metric document says.</summary>
internal sealed record RequestSample(string Service, RequestKey Request, double Milliseconds, long Count);
