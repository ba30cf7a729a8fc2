namespace Judges.XRay.Segments;

/// <summary>Versions of the collector's exporter <c>awsxray</c> that draw spans differently.</summary>
public enum ExporterVersion
{
    /// <summary>In AWS's collector 0.43, of 2025.</summary>
    V0117,

    /// <summary>In AWS's collector 0.49, of 2026.</summary>
    V0156,
}
