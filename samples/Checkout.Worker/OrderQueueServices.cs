using Amazon.SQS;
using Checkout.Orders;

namespace Checkout.Worker;

/// <summary>Registers the queue: Amazon SQS when <c>Queue:SqsUrl</c> is set, else the queue in the process of Checkout.Api.</summary>
internal static class OrderQueueServices
{
    public static void AddOrderQueue(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["Queue:SqsUrl"] is { Length: > 0 } url)
        {
            // Region, credentials and endpoint come from the environment, as the SDK documents.
            services.AddSingleton<IAmazonSQS>(static _ => new AmazonSQSClient());
            services.AddSingleton<IOrderQueue>(sp => new SqsOrderQueue(sp.GetRequiredService<IAmazonSQS>(), url));
        }
        else
        {
            services.AddSingleton(static _ => new HttpClient());
            services.AddSingleton<IOrderQueue, HttpOrderQueue>();
        }
    }
}
