using Microsoft.Extensions.Options;

namespace Checkout.Worker;

/// <summary>Runs a round, then waits for the next.</summary>
public sealed class FulfilmentService(FulfilmentRound round, IOptions<FulfilmentOptions> options, ILogger<FulfilmentService> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval);
        do await RunRoundAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunRoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            await round.RunAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A locked or missing database may be back in the next round; ending the program would not bring it back sooner.
            logger.RoundFailed(exception);
        }
    }
}
