using Faults;
using Inventory.Api;

var builder = WebApplication.CreateBuilder(args);
builder.AddStandardObservability();

// The default address. ASPNETCORE_URLS and --urls override it.
builder.Configuration["Urls"] ??= "http://127.0.0.1:5081";

builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, StockJson.Default));
builder.Services.AddProblemDetails();
builder.Services.AddValidation();
builder.Services.AddSingleton<StockStore>();
builder.Services.AddSingleton<StockMetrics>();
builder.Services.AddFaults(builder.Configuration);
builder.Services.AddHealthChecks().AddCheck<StockHealthCheck>("stock");
builder.Services.AddInventoryModel();

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseFaults();
app.MapStock();
app.MapHealthChecks("/health").WithoutFaults();

await app.Services.GetRequiredService<StockStore>().CreateAsync();
await app.Services.GetRequiredService<StockMetrics>().StartAsync();
await app.RunAsync();
