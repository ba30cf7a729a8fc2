using Demo.Traffic;

namespace Demo.Report;

/// <summary>One value of an EMF document: a request duration and how often it was measured.</summary>
internal sealed record RequestSample(string Service, RequestKey Request, double Milliseconds, long Count);
