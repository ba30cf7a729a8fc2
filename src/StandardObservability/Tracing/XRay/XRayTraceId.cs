using System.Buffers.Binary;
using System.Diagnostics;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.XRay;

/// <summary>Creates trace ids that start with the time in seconds, as X-Ray's do, and are valid W3C ids.</summary>
/// <remarks>
/// Source: AWS X-Ray Developer Guide, "Tracing header": 8 hex digits of epoch seconds and 24 random ones. The random part comes
/// from a fast generator: a trace id is not secret, and a cryptographic one costs twenty times as much.
/// </remarks>
internal static class XRayTraceId
{
    /// <summary>An id that starts with the time, unless no running host has such ids.</summary>
    public static ActivityTraceId CreateForRunningHosts() => RunningPropagation.HasXRayIds ? Create() : CreateRandom();

    /// <summary>An id that starts with the time, or the one of the request's header.</summary>
    public static ActivityTraceId Create() => InboundRequest.TryTakeTraceId(out var id) ? id : Create(CoarseClock.System.UnixSeconds());

    /// <summary>A random id, or the one of the request's header.</summary>
    public static ActivityTraceId CreateRandom() => InboundRequest.TryTakeTraceId(out var id) ? id : ActivityTraceId.CreateRandom();

    public static ActivityTraceId Create(uint unixSeconds)
    {
        Span<byte> id = stackalloc byte[16];
        Random.Shared.NextBytes(id);
        BinaryPrimitives.WriteUInt32BigEndian(id, unixSeconds);
        return ActivityTraceId.CreateFromBytes(id);
    }
}
