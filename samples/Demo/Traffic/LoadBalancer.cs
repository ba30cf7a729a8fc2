using System.Security.Cryptography;

namespace Demo.Traffic;

/// <summary>What an Application Load Balancer does to a request that comes without a trace: it names one, and no span of it.</summary>
/// <remarks>Source: Elastic Load Balancing, "Request tracing for your Application Load Balancer".</remarks>
internal static class LoadBalancer
{
    /// <returns>The trace id, 32 hex digits.</returns>
    public static string Trace(HttpRequestMessage request)
    {
        var time = $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds():x8}";
        var rest = RandomNumberGenerator.GetHexString(24, lowercase: true);
        request.Headers.Add("X-Amzn-Trace-Id", $"Root=1-{time}-{rest}");
        return time + rest;
    }
}
