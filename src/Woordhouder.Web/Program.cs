using Woordhouder.Web.Commands;

// Every command is a file in Commands/, every module adds itself in Hosting/Composition.cs.
return await AllCommands.Root().Parse(args).InvokeAsync();
