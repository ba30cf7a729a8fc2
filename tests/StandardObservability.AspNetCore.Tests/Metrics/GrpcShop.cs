using Grpc.Core;

namespace StandardObservability.AspNetCore.Tests.Metrics;

/// <summary>A service on Grpc.AspNetCore whose calls end with the status that the message names.</summary>
public sealed class GrpcShop : GrpcShopContract
{
    public override Task<byte[]> Reserve(byte[] request, ServerCallContext context) => Task.FromResult(Answer(request[0]));

    public override async Task Watch(byte[] request, IServerStreamWriter<byte[]> responseStream, ServerCallContext context)
    {
        await responseStream.WriteAsync([1]);
        await responseStream.WriteAsync(Answer(request[0]));
    }

    private static byte[] Answer(byte status) => status switch
    {
        0 => [1],
        255 => throw new InvalidOperationException("no"),
        _ => throw new RpcException(new Status((StatusCode)status, "no")),
    };
}
